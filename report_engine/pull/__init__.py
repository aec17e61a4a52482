"""An edited Word file back into the project: what people did there, as changes of content and data.

Read in this order: `settle` (tracked changes), `decide` (three ways, over `align`), `plan` (what is to become
of each difference, over `rows`), `changes` (which texts, over `items`, `place`, `writing`), `homes` (of which files),
`net` (everything read back before it is written).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from report_engine.base import BaseError, Block, Joined, other_texts, read_base
from report_engine.load import Loaded
from report_engine.ooxml.package import Package, PackageError
from report_engine.problems import Source
from report_engine.project import Project
from report_engine.pull.changes import make_changes
from report_engine.pull.comments import has_threads, read_comments
from report_engine.pull.decide import Sides, are_related, decide
from report_engine.pull.ground import ground_of
from report_engine.pull.homes import Homes
from report_engine.pull.items import find_items
from report_engine.pull.model import Change, Comment, Pulled, Unwritten
from report_engine.pull.net import catch
from report_engine.pull.plan import Planner
from report_engine.pull.proposals import at_home, file_of
from report_engine.pull.settle import Settled, settle
from report_engine.pull.subject import whose

__all__ = ["Choice", "PackageError", "Pulled", "pull", "whose"]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which tracked changes count: all; with `refused` none, with `only` those of these authors.

    Of a school's report, whether what all schools share is to be changed.
    """

    refused: bool = False
    only: frozenset[str] = frozenset()
    shared: bool = False


def pull(
    project: Project, loaded: Loaded, here: Sequence[Joined], around: frozenset[str], package: Package, choice: Choice
) -> Pulled:
    """Find what was done to a report in Word; `here` is the project as it prints now, `around` its headers and footers.

    Nothing is written. PackageError, with the cure, if the file is another report.
    """
    base, notes = _base(project, package)
    settled = settle(package, refused=choice.refused, only=choice.only)
    sides = decide(base, here, settled.story.blocks)
    _check_related(sides)
    bodies = find_items(loaded)
    ground = ground_of(loaded, here, sides, bodies)
    homes = Homes(project, choice.shared)
    planner = Planner(loaded, ground, sides, bodies, settled.authors)
    plan = planner.run()
    changes, strange = _at_home(homes, make_changes(plan, ground, bodies))
    proposals = tuple(at_home(one, homes) for one in plan.proposals)
    names = {name for change in changes for name in change.splices} | set(filter(None, map(file_of, proposals)))
    raw = {name: (project.root / name).read_bytes() for name in sorted(names | homes.records(names))}
    caught = catch(homes, loaded, changes, raw)
    comments = _comments(package, settled, sides, planner)
    if comments and not has_threads(package):
        notes.append("文件里没有批注的回复关系（LibreOffice 不保存），每条批注单独列出")
    if settled.everybody:
        notes.append(_of_tracked(settled.everybody, choice))
    notes += _of_school(homes, sorted({name for change in caught.changes for name in change.splices}))
    return Pulled(
        caught.changes,
        proposals,
        tuple(plan.conflicts),
        (*plan.unwritten, *strange, *caught.refused, *_around(around, other_texts(package), planner.nowhere)),
        comments,
        tuple(notes),
        caught.files,
        {project.root / name: found for name, found in raw.items()},
        findings=caught.findings,
        school=project.school,
        shared=choice.shared,
    )


def _at_home(homes: Homes, changes: Sequence[Change]) -> tuple[list[Change], list[Unwritten]]:
    """Take out what would change a file that is not this report's to change."""
    kept: list[Change] = []
    told: list[Unwritten] = []
    for change in changes:
        strange = next((name for name in change.splices if homes.of(name) is None), None)
        if strange is None:
            kept.append(change)
        else:
            why = homes.why(strange)
            told += (
                Unwritten(one.source, "各校共用的", why, one.before, one.after, one.authors) for one in change.notes
            )
    return kept, told


def _of_school(homes: Homes, names: Sequence[Path]) -> list[str]:
    """Say whose report it is, and what comes of texts that all schools share."""
    school = homes.project.school
    if not school:
        return []
    if homes.shared:
        return [f"这是{school}的报告；改的是各校共用的文字，每所学校的报告都会变（--shared）"]
    told = [f"这是{school}的报告，改动只写进这所学校自己的文件夹；要给各校都改，加 --shared"]
    for name, new in homes.replaced(names):
        told.append(f"{new.as_posix()} 将代替共用的 {name.name}：以后共用的这个文件再改，这所学校的不跟着变")
    return told


def _comments(package: Package, settled: Settled, sides: Sides, planner: Planner) -> tuple[Comment, ...]:
    """Read the comments with the places of what they hang on."""
    where = {w: group.old[0] for group in sides.groups if group.old for w in group.new}
    return read_comments(
        package,
        package.tree(package.main),
        settled.story,
        lambda block: planner.source_of(where.get(block) if block is not None else None),
    )


def _base(project: Project, package: Package) -> tuple[tuple[Block, ...] | None, list[str]]:
    """Take the draft's own base, if it has one and is of this year."""
    try:
        base = read_base(package)
    except BaseError:
        return None, ["草稿里记着的底稿读不懂（另一版程序生成的，或被改过）：以现在的内容为底稿比较"]
    if base is None:
        told = "文件里没有底稿（定稿，或被别的程序去掉了）：以现在的内容为底稿"
        return None, [f"{told}，生成以后在项目里改过的地方会当作 Word 里改回去的"]
    if base.year != project.year:
        raise PackageError(f"这是 {base.year} 年度的草稿，不是 {project.year} 年度的", f"用 --year {base.year}")
    return base.blocks, []


def _check_related(sides: Sides) -> None:
    """Refuse the report of another project."""
    if not are_related(sides):
        hint = "检查文件名、--year 和项目文件夹"
        raise PackageError("这份文件不像是这个项目这一年度的报告：几乎没有一段文字对得上", hint)


def _around(here: frozenset[str], word: frozenset[str], place: Source) -> list[Unwritten]:
    """Tell what was done to headers, footers and notes."""
    what, why = "页眉、页脚或脚注", "它们印在 Word 模板里，在 templates 里改；脚注写进正文"
    gone = [Unwritten(place, what, why, text, "") for text in sorted(here - word)]
    return gone + [Unwritten(place, what, why, "", text) for text in sorted(word - here)]


def _of_tracked(everybody: Sequence[str], choice: Choice) -> str:
    names = "、".join(name or "（没有署名）" for name in everybody)
    if choice.only:
        chosen = "、".join(sorted(choice.only))
        return f"修订的作者：{names}；{'不算' if choice.refused else '只算'} {chosen} 的修订"
    return f"修订的作者：{names}；{'都不算' if choice.refused else '都算作已接受'}"
