"""V131 to V133 of the tables that are designed in Word: every report would have them, and be refused.

好：附表的每一行占满表格的各列。
坏：附表的表头删去了一格，只占 5 列，表格有 6 列（V132）。
"""

from collections.abc import Iterator

from report_engine.problems import Problem, Source
from report_engine.template.contract import Examined
from report_engine.verify import grids
from report_engine.verify.reading import open_report


def check(template: Examined, place: Source) -> Iterator[Problem]:
    """Walk every row of every table."""
    return grids.check(open_report(template.data, place))
