"""An edited Word file back into the project: what people did there, as changes of content and data.

Read in this order: `settle` (tracked changes), `decide` (three ways, over `align`), `plan` (what is to become
of each difference, over `rows`), `changes` (which files get which text, over `items`, `place`, `writing`), `net`
(everything read back before it is written).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from report_engine.base import BaseError, Block, Joined, other_texts, read_base
from report_engine.load import Loaded
from report_engine.ooxml.package import Package, PackageError, open_package
from report_engine.problems import Source
from report_engine.project import Project
from report_engine.pull.changes import make_changes
from report_engine.pull.comments import has_threads, read_comments
from report_engine.pull.decide import Sides, are_related, decide
from report_engine.pull.ground import ground_of
from report_engine.pull.items import find_items
from report_engine.pull.model import Comment, Pulled, Unwritten
from report_engine.pull.net import catch
from report_engine.pull.plan import Planner
from report_engine.pull.proposals import file_of
from report_engine.pull.settle import Settled, settle

__all__ = ["Choice", "PackageError", "Pulled", "pull"]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which tracked changes count: all; with `refused` none, with `only` those of these authors."""

    refused: bool = False
    only: frozenset[str] = frozenset()


def pull(
    project: Project, loaded: Loaded, here: Sequence[Joined], around: frozenset[str], data: bytes, choice: Choice
) -> Pulled:
    """Find what was done to a report in Word; `here` is the project as it prints now, `around` its headers and footers.

    Nothing is written. PackageError, with the cure, if the file is no Word file or another report.
    """
    package = open_package(data, "word")
    base, notes = _base(project, package)
    settled = settle(package, refused=choice.refused, only=choice.only)
    blocks = settled.story.blocks
    sides = decide(base, here, blocks)
    _check_related(sides)
    bodies = find_items(loaded)
    ground = ground_of(loaded, here, sides, bodies)
    planner = Planner(loaded, ground, sides, bodies, settled.authors)
    plan = planner.run()
    changes = make_changes(plan, ground, bodies)
    names = {name for change in changes for name in change.splices} | set(filter(None, map(file_of, plan.proposals)))
    raw = {name: (project.root / name).read_bytes() for name in sorted(names)}
    caught = catch(project, loaded, changes, raw)
    comments = _comments(package, settled, sides, planner)
    if comments and not has_threads(package):
        notes.append("文件里没有批注的回复关系（LibreOffice 不保存），每条批注单独列出")
    if settled.everybody:
        notes.append(_of_tracked(settled.everybody, choice))
    return Pulled(
        caught.changes,
        tuple(plan.proposals),
        tuple(plan.conflicts),
        (*plan.unwritten, *caught.refused, *_around(around, other_texts(package), planner.nowhere)),
        comments,
        tuple(notes),
        caught.files,
        {project.root / name: found for name, found in raw.items()},
    )


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
