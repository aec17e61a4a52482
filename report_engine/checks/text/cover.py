"""W112: the names on the cover agree with one another.

规则：region 以市、县、区等结尾，省名与 data/terms.yaml 里单位的省名相同；report.yaml 的报告名称和发布单位以 region 里的
市名开头，一所学校的以它的名称开头；报告名称和副标题写年份的，是报告年度；合起来与 data/terms.yaml 里登记的报告
名称相同（年份不同的是另一年的）。
好：region 是某某省海港市，title 是海港市中等职业教育质量年度报告。
坏：region 写成某省海港市或某某省海港；title 写成海市中等职业教育质量年度报告；副标题是去年的年度。
"""

import re
from collections.abc import Iterator

from report_engine.document import Text
from report_engine.language.expressions import expression
from report_engine.language.near import distance
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Named, Problem

W112 = Code("W112", Category.TEXT)

_PROVINCE = expression(r".{1,8}?(?:省|自治区)")
_PLACE = expression(r".*[市县区州盟旗省]")
_YEAR = expression(r"(?:19|20)\d{2}")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Compare region, title and issuer."""
    front, year = loaded.document.front, str(loaded.document.year)
    if front.region.text and not _PLACE.fullmatch(front.region.text):
        yield _problem(f"region 的“{front.region}”不是以市、县、区结尾", "写全地名", front.region)
    known = {match[0] for name in _dictionary(loaded) if (match := _PROVINCE.match(name))}
    province = _PROVINCE.match(front.region.text)
    if province and known and province[0] not in known:
        message = f"region 的“{province[0]}”与 data/terms.yaml 里的{'、'.join(sorted(known))}不同"
        yield _problem(message, "核对省名", front.region)
    city = re.split(r"省|自治区", front.region.text)[-1]
    city_names, own = (city, front.region.text), loaded.school.names if loaded.school else ()
    for text, what, beginnings in (
        (front.title, "报告名称", own or city_names),
        (front.issuer, "发布单位", (*own, *city_names)),
    ):
        if city and not text.text.startswith(beginnings):
            yield _problem(f"{what}“{text}”不是以“{beginnings[0]}”开头", "核对名称和 region", text)
    for text in (front.title, front.subtitle):
        for other in _YEAR.findall(text.text):
            if other != year:
                message = f"封面的“{text}”写的是 {other} 年，报告年度是 {year} 年"
                yield _problem(message, "改成报告年度", text)
    title = _YEAR.sub(year, f"{front.title}{front.subtitle}")
    # The dictionary may hold the titles of all years: they are alike but for the year.
    names = {_YEAR.sub(year, str(one.name)) for one in (loaded.terms.documents if loaded.terms else ())}
    for name in sorted(names) if title not in names else ():
        if distance(title, name, 3) <= 3:
            hint = f"写成 {name}，或改 data/terms.yaml"
            yield _problem(f"封面的“{title}”与登记的《{name}》不同", hint, front.title)


def _dictionary(loaded: Loaded) -> list[str]:
    terms = loaded.terms
    return [str(name) for body in (terms.bodies if terms else ()) for name in (body.name, *body.short)]


def _problem(message: str, hint: str, text: Text) -> Problem:
    return W112.problem(message, text.source, hint, Named(f"cover:{text}"), text.text)
