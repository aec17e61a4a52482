"""W206: what the dictionary says is not to be written is not written.

规则：data/terms.yaml 的 terms 里，avoid 列出的说法一律改成 name。
好：职普招生比。
坏：普职招生比（terms.yaml 里写着 `{ name: 职普招生比, avoid: [普职招生比] }`）。
"""

from collections.abc import Iterator

from report_engine.checks.names import exact
from report_engine.language.passages import blank
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W206 = Code("W206", Category.TEXT)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for every avoided form."""
    terms = loaded.terms.terms if loaded.terms else ()
    preferred = {str(form): str(term.name) for term in terms for form in term.avoid}
    if not preferred:
        return
    # A right form that holds an avoided one is right.
    pattern = exact((*preferred, *preferred.values()))
    for passage in loaded.passages:
        for match in pattern.finditer(blank(passage.unlinked, r"《[^《》\n]*》")):
            if match[0] in preferred:
                place = passage.at(match.start())
                about = passage.about(f"term:{match[0]}", match.start())
                hint = f"写成“{preferred[match[0]]}”"
                yield W206.problem(f"不用“{match[0]}”的说法", place, hint, about, match[0])
