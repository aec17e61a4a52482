"""Whether a noun belongs to a second verb, before which the first has its own object: 加强管理提升质量."""

from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI

# What is a verb wherever it stands before an object, and what is a noun as well, which needs a longer one behind.
_VERBS = (
    "提高|提升|改善|优化|稳定|扩大|控制|增强|促进|推动|推进|保障|确保|保证|规范|充实|壮大|做好|抓好|搞好|加强|强化|深化|完善|健全|改进|改造"
    "|支持|解决|满足|打造|部署|安排|了解|收集|感受|聆听|重温|探寻|寻访|挖掘|记录|落实|做强|做优|补齐|建好|用好|守住|守护|助力|带动|引导"
)
_NOMINAL = "发展|培养|开展|举办|组织|实施|整理|培育|建立|形成|统筹"
_SERIAL = expression(
    rf"\A{HANZI}{{2}}了?{HANZI}{{2,}}?(?<![的和与及或并、对为在不断步])(?:(?:{_VERBS})了?(?![的中]){HANZI}{{2}}|(?:{_NOMINAL})了?(?![的中]){HANZI}{{4}})"
)


def serial(said: str) -> bool:
    """Tell whether words from a verb to a noun have another verb behind the first one's object."""
    return bool(_SERIAL.match(said))
