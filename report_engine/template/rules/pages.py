"""T025、T026: headers and footers that are missing.

好：封面的页眉页脚是空的，以后各节有页眉，页脚有页码。
坏：插入分节符时丢了页脚，从那一节起没有页码；选了“奇偶页不同”，只写了奇数页的页脚。
"""

from collections.abc import Iterator

from report_engine.ooxml.elements import is_on, qn
from report_engine.problems import Problem, Severity, Source
from report_engine.template.contract import Examined

_KINDS = {"headerReference": "页眉", "footerReference": "页脚"}


def check(template: Examined, place: Source) -> Iterator[Problem]:
    """Go through the sections; one without a header of its own has that of the section before."""
    parts = template.parts
    two_sided = is_on(parts.settings, "evenAndOddHeaders")
    known: set[tuple[str, str]] = set()
    for number, section in enumerate(parts.sections, start=1):
        for reference, name in _KINDS.items():
            known |= {(name, found.get(qn("type"), "default")) for found in section.findall(qn(reference))}
            if (name, "default") not in known:
                hint = f"双击页面的边缘，写上{name}；不要{name}的节也留一个空的"
                yield Problem("T025", f"第 {number} 节没有{name}", place, hint, Severity.WARNING)
            elif two_sided and (name, "even") not in known:
                message = f"第 {number} 节的偶数页没有{name}"
                yield Problem("T026", message, place, "写上偶数页的，或取消“奇偶页不同”", Severity.WARNING)
