"""W206: what the dictionary says is not to be written is not written.

规则：data/terms.yaml 的 terms 里，avoid 列出的说法一律改成 name。
好：职普招生比。
坏：普职招生比（terms.yaml 里写着 `{ name: 职普招生比, avoid: [普职招生比] }`）。
"""

import re
from collections.abc import Iterator

from report_engine.checks.names import standing
from report_engine.language.divisions import called, neighbours
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W206 = Code("W206", Category.TEXT)

_BODIES = ("学校", "院校", "学院", "中心", "局", "厅")
_PLACE = 12  # characters of the name of a county


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for every avoided form."""
    terms = loaded.terms.terms if loaded.terms else ()
    preferred = {str(form): str(term.name) for term in terms for form in term.avoid}
    if not preferred:
        return
    # A right form that holds an avoided one is right.
    own = str(loaded.document.front.region)
    pattern = standing(loaded, (*preferred, *preferred.values()))
    for passage in loaded.holding(preferred):
        for match in pattern.finditer(passage.untitled):
            if match[0] in preferred and not _is_name(passage.text, match, own):
                place = passage.at(match.start())
                about = passage.about(f"term:{match[0]}", match.start())
                hint = f"写成“{preferred[match[0]]}”"
                yield W206.problem(f"不用“{match[0]}”的说法", place, hint, about, match[0])


def _is_name(text: str, match: re.Match[str], own: str) -> bool:
    """Tell whether a place elsewhere stands before what a school is called: that is its name, as it has it."""
    before = (text[max(0, match.start() - size) : match.start()] for size in range(2, _PLACE))
    places = [place for place in before if place in called()]
    return match[0].endswith(_BODIES) and bool(places) and not any(place in (*neighbours(own), own) for place in places)
