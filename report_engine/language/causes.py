"""A cause that does not lead to what it is said to: 公交不便，因此到会率逐年提高; 设备齐全，因此实训无法开展."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_engine.language.expressions import expression

_LACK = (
    "不便|缺乏|匮乏|短缺|暂停使用|停用|停止开放|陈旧|老化|破损|没有兴趣|不感兴趣|无人问津|缺少"
    "|不足|偏远|薄弱|落后|无人(?:参加|报名)|流失|冷清"
)
_PLENTY = "充足|充裕|便利|高涨|浓厚|雄厚|齐全|优越|踊跃|强大|丰富|先进"
_WELL = (
    "(?:率|人数|成绩|热情|质量|水平|积极性|项目|效果)[^，。；]{0,8}?(?:提高|上升|增长|提升|增加|爆满|高涨|踊跃)|爆满|座无虚席"
    "|得到(?:有效|充分)?(?:保障|提升|保证)|提供了?[^，。；]{0,6}(?:可靠|有力|坚实)?保障|广受好评|深受欢迎|名列前茅"
)
_ILL = "无法|不能(?!忽视|只)|难以|缺乏|下降|下滑|减少|无人|冷清|滞后|落后|停滞|停办|中断"
_SO = "因此|所以|因而|从而|由此"
_CAUSED = expression(
    rf"(?P<cause>[^，。；]{{0,16}}(?:{_LACK})[^，。；]{{0,8}})，(?:[^，。；]{{0,10}}，)?(?:{_SO}|今年|使得)(?P<effect>[^，。；]{{0,18}}?(?:{_WELL}))"
    rf"|(?P<cause2>(?:由于|因为?|[^，。；]{{2}})[^，。；]{{0,14}}(?:{_PLENTY}))，(?:{_SO})(?P<effect2>[^，。；]{{0,12}}?(?:{_ILL})[^，。；]{{0,8}})"
)
_BECAUSE = expression("由于|因为|因(?!材|地|此|而|应)")
# What somebody does about it, or what goes on in spite of it.
_DONE = expression(
    "学校|为此|通过|加强|新建|采取|投入|增设|要|需|必须|导致|影响|应|限制|改|亟|更|加剧|进一步|不再|差错|流失|投诉|转学|退学|辍学|掉队|违规|成本|浪费|时间|压力|事故"
)
_MEASURE = expression("聘|引进|借|增[加设添]|改[为造用]|加强|调整|调配|补充|轮流|共享|统筹")
_SPITE = expression("但|虽|克服|改善|解决|针对|尽管|曾|原[来先]|破解|补|不缺乏|不再")


@dataclass(frozen=True, slots=True)
class Unfounded:
    """What is said to follow, and from what."""

    start: int
    said: str
    cause: str


def _is_met(match: re.Match[str], cause: str, part: str) -> bool:
    """Tell whether what was done about a cause stands before what followed."""
    middle = match.string[match.start() + len(cause) : match.start(part)]
    return bool(_MEASURE.search(middle))


def unfounded(text: str) -> Iterator[Unfounded]:
    """Find effects that are the contrary of what their cause brings."""
    for match in _CAUSED.finditer(text):
        part = "effect" if match["effect"] else "effect2"
        cause, effect = match["cause"] or match["cause2"], match[part]
        linked = re.search(_SO, match[0]) or _BECAUSE.search(cause)
        if linked and not _DONE.search(effect) and not _is_met(match, cause, part) and not _SPITE.search(match[0]):
            yield Unfounded(match.start(part), effect, cause)
