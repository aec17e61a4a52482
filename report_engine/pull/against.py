"""The numbers of a finished file held against what the data print now, whatever the file was made from."""

from collections.abc import Sequence

from report_engine.base import Joined
from report_engine.load import Loaded
from report_engine.ooxml.package import Package
from report_engine.ooxml.properties import TITLE, property_of
from report_engine.problems import Category, Code, Problem, Severity, Source
from report_engine.pull.decide import are_related, decide
from report_engine.pull.ground import ground_of
from report_engine.pull.items import find_items
from report_engine.pull.plan import Planner
from report_engine.pull.settle import settle

V190 = Code("V190", Category.FAULT, Severity.ERROR)
V191 = Code("V191", Category.FAULT, Severity.NOTE)


def numbers_against(package: Package, loaded: Loaded, here: Sequence[Joined], file: Source) -> list[Problem]:
    """Tell every number in the file that is not what its indicator prints; `here` is the project as it prints now."""
    front = loaded.document.front
    title = property_of(package, TITLE)
    if title and title != f"{front.title}{front.subtitle}":
        message = f"没有与数据核对：这份文件是“{title}”，不是这个项目的“{front.title}{front.subtitle}”"
        return [V191.problem(message, file, "学校的报告用 --school 核对；改过报告的标题就重新生成")]
    settled = settle(package, refused=False, only=frozenset())
    sides = decide(None, here, settled.story.blocks)
    if not are_related(sides):
        return [
            V191.problem("没有与数据核对：这份文件不像是这个项目这一年度的报告", file, "核对文件、--year 和 --root")
        ]
    bodies = find_items(loaded)
    plan = Planner(loaded, ground_of(loaded, here, sides, bodies), sides, bodies, settled.authors).run()
    return [
        V190.problem(
            f"印的是 {one.after}，{one.name} {one.year} 年的数据是 {one.before}",
            file,
            f"正文在 {one.source}{f'，数据在 {one.where}' if one.where else ''}；"
            "文件对就改数据（qhd-docgen pull 加 --data），数据对就重新生成",
        )
        for one in plan.proposals
    ]
