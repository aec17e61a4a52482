"""The look of a template against the `requirements` of its layout.yaml, by the rules for finished reports.

好：纸张、页边距、各样式的字体、字号和行距都合 layout.yaml。
坏：改正文样式时行距成了单倍（V162）。
"""

from collections.abc import Iterator

from report_engine.load.layout import Layout
from report_engine.problems import Problem, Source
from report_engine.template.contract import Examined
from report_engine.verify import requirements
from report_engine.verify.reading import open_report

_CONTENT = "V163"  # chapters and annexes are what a report has, not its template


def check(template: Examined, layout: Layout, place: Source) -> Iterator[Problem]:
    """Hold pages and styles against what the province asks for."""
    found = requirements.check(open_report(template.data, place), layout)
    return (problem for problem in found if problem.code != _CONTENT)
