"""T017: the template that the Word file itself was made on, which a build leaves out.

好：模板没有套用别的模板，或套用 Normal。
坏：套用了设计者电脑上的 D 盘的公文.dotm，别人的电脑上没有（T017）。
"""

from collections.abc import Iterator

from report_engine.ooxml.active import Danger, active_content
from report_engine.problems import Problem, Severity, Source
from report_engine.template.contract import Examined


def check(template: Examined, place: Source) -> Iterator[Problem]:
    """Tell a template on somebody's own machine; one on the web is refused as active content."""
    for found in active_content(template.parts.package):
        if found.danger is Danger.TEMPLATE:
            yield Problem("T017", f"{found.what}，生成报告时不带上它", place, found.hint, Severity.NOTE)
