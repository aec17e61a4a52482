"""W112: the names on the cover agree with one another.

规则：report.yaml 的报告名称和发布单位以 region 里的市名开头；region 的省名与 data/terms.yaml 里单位的省名相同；
报告名称和副标题合起来，与 data/terms.yaml 里登记的报告名称相同。
好：region 是某某省海港市，title 是海港市中等职业教育质量年度报告。
坏：region 写成某省海港市；title 写成海市中等职业教育质量年度报告。
"""

import re
from collections.abc import Iterator

from report_engine.checks.near import distance
from report_engine.load import Loaded
from report_engine.problems import Problem, Severity, Source
from report_engine.read.located import Scalar

_PROVINCE = re.compile(r".{1,8}?(?:省|自治区)")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Compare region, title and issuer."""
    front = loaded.document.front
    known = {match[0] for name in _dictionary(loaded) if (match := _PROVINCE.match(name))}
    province = _PROVINCE.match(front.region)
    if province and known and province[0] not in known:
        message = f"region 的“{province[0]}”与 data/terms.yaml 里的{'、'.join(sorted(known))}不同"
        yield _problem(message, "核对省名", front.region, loaded)
    city = re.split(r"省|自治区", front.region)[-1]
    for text, what in ((front.title, "报告名称"), (front.issuer, "发布单位")):
        if city and not text.startswith((city, front.region)):
            yield _problem(f"{what}“{text}”不是以“{city}”开头", "核对名称和 region", text, loaded)
    title = f"{front.title}{front.subtitle}"
    names = [str(document.name) for document in (loaded.terms.documents if loaded.terms else ())]
    for name in names if title not in names else ():
        if distance(title, name, 3) <= 3:
            hint = f"写成 {name}，或改 data/terms.yaml"
            yield _problem(f"封面的“{title}”与登记的《{name}》不同", hint, front.title, loaded)


def _dictionary(loaded: Loaded) -> list[str]:
    terms = loaded.terms
    return [str(name) for body in (terms.bodies if terms else ()) for name in (body.name, *body.short)]


def _problem(message: str, hint: str, text: str, loaded: Loaded) -> Problem:
    place: Source = text.at(0) if isinstance(text, Scalar) else loaded.document.source
    return Problem("W112", message, place, hint, Severity.WARNING, f"cover:{text}", text)
