"""W247: a sight, a mountain, a village is put into the county that the dictionary has for it.

规则：data/terms.yaml 的 places 登记了名胜、山水、村镇在哪个县、区；正文里紧挨着写的县、区（某区的某山、某山位于某县）
要与登记的相同。
好：山海关区的老龙头（places 里登记老龙头在山海关区）。
坏：海港区的老龙头；老龙头位于海港区。
"""

import re
from collections.abc import Iterator, Mapping

from report_engine.checks.names import standing
from report_engine.language.expressions import expression
from report_engine.language.passages import Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W247 = Code("W247", Category.TEXT)

_OF = expression("(?:境内|辖区|城[东西南北]|[东西南北]部)?的?(?:著名|知名)?的?(?:名胜|景区|景点|名山|古迹)?的?[“《]?")
_LIES = expression(
    r"[”》]?(?:景区|风景区|公园)?，?(?:就)?(?:位于|坐落[在于]|地处|在|属于?|是)(?:[^，。；、]{2,4}[省市])?"
)
_THIS = expression("的?(?:境内)?的?(?:这|那|一[座处片个])")
_LISTED = "、和与及"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for the names, and for a county right before or behind."""
    written = loaded.terms.places if loaded.terms else ()
    within = {str(name): str(place.within) for place in written for name in place.names}
    counties = {form: str(place.within) for place in written for form in _forms(str(place.within))}
    names, known = standing(loaded, within), standing(loaded, counties)
    for passage in loaded.holding(within):
        for match in names.finditer(passage.text):
            for county in _beside(passage.text, match, known):
                if counties[county[0]] != within[match[0]]:
                    yield _problem(passage, county, match[0], within)


def _beside(text: str, name: re.Match[str], known: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Give the county that a place is said to lie in: 海港区的老龙头, 老龙头位于海港区."""
    lies = _LIES.match(text, name.end())
    behind = known.match(text, lies.end()) if lies else None
    # 登上某山，在某区的学校里: there the clause behind tells something else, unless it says 的这座.
    if lies and behind and ("，" not in lies[0] or _THIS.match(text, behind.end())):
        yield behind
    before = list(known.finditer(text, max(0, name.start() - 24), name.start()))[-1:]
    for one in before:
        listed = text[max(0, one.start() - 1) : one.start()]
        if _OF.fullmatch(text, one.end(), name.start()) and not (listed and listed in _LISTED):
            yield one


def _forms(county: str) -> tuple[str, ...]:
    """Give a county's name, and without 区 or 县 at its end where it stays a name."""
    return (county, county[:-1]) if len(county) > 3 and "自治" not in county else (county,)


def _problem(passage: Passage, county: re.Match[str], name: str, within: Mapping[str, str]) -> Problem:
    message = f"“{name}”登记在{within[name]}，这里写的是“{county[0]}”"
    about = passage.about(f"located:{name}", county.start())
    hint = "核对地名；登记错了就改 data/terms.yaml 的 places"
    return W247.problem(message, passage.at(county.start()), hint, about, county[0])
