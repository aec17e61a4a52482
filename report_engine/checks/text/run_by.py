"""Who is said to run a school, and with whose money: 隶属市里管理 and 由社会力量举办 mean 市属 and 民办."""

import re
from collections.abc import Iterator, Sequence

from report_engine.checks.institutions import Institutions
from report_engine.language.expressions import expression
from report_engine.language.passages import HAN

OTHERWISE = expression("隶属|归|直属|市直|[县区]直|[举创兴开]办|拨款|由")
LISTED = expression(r"(?:[、和与及]|以及)*")
_RUN = (
    r"(?:职高班)?，?(?:[两三四五]所学校|[两三四五]校)?，?(?:现在?|目前|是一所|是|为|一直|历来|都|均)*"
    r"(?:(?P<to>(?:直接)?隶属于?|直?归属?于?|直属于?)|(?P<by>由))"
)
_MANAGED = expression(
    rf"{_RUN}(?P<level>[{HAN}]{{0,8}}?[市县区])里?(?:级|教育和体育局|教育体育局|教体局|教育局|政府|人民政府)*"
    r"(?P<run>(?:统一|直接|归口)?(?:管理?|主管|直管|领导))?(?=[，。；的]|\Z)"
    rf"|，?[是为](?:一所)?(?:[{HAN}]{{0,4}}?)(?P<direct>[市县区])(?:教育局|级)?直属?(?:的)?(?:中职|中等职业)?(?:学校|单位)"
)
_PAID = expression(
    rf"{_RUN}(?:(?P<private>(?:社会|民间)(?:力量|资本|资金|人士)|民营企业|企业|个人|私人|集团)"
    r"|(?P<public>(?:各级|[市县区])?(?:人民)?政府|国家|财政(?:全额)?))"
    r"(?:出资|投资)?(?:举办|创办|兴办|开办|办学|拨款)(?=[，。；的]|\Z)"
)


def run_by(names: Sequence[re.Match[str]], text: str, known: Institutions) -> Iterator[tuple[str, re.Match[str], str]]:
    """Find what the list denies, behind a name or a row of names: the name, what is said, what the list has."""
    for position, name in enumerate(names):
        managed, paid = _MANAGED.match(text, name.end()), _PAID.match(text, name.end())
        if managed and (managed["direct"] or managed["to"] or managed["run"]):
            match, meant = managed, (managed["direct"] or managed["level"][-1]) + "属"
        elif paid:
            match, meant = paid, "民办" if paid["private"] else "公办"
        else:
            continue
        for n in range(position, -1, -1):
            if n < position and not LISTED.fullmatch(text, names[n].end(), names[n + 1].start()):
                break
            right = known.means(known.by_name[names[n][0]], meant)
            if right:
                yield names[n][0], match, right
