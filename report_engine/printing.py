"""What LibreOffice adds to a composed report: page numbers and a PDF, as far as this machine has it."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from report_engine.ooxml.fonts import faces, replaced
from report_engine.ooxml.package import Package
from report_engine.paginate import paginate
from report_engine.problems import MACHINE, Problem, Severity, Source
from report_engine.project import Project
from report_engine.render.fonts import FREE_FACES, tells_apart
from report_engine.render.libreoffice import INSTALL, RenderError, find_program
from report_engine.render.office import Office
from report_engine.render.pdf import render_pdf
from report_engine.render.places import Places
from report_engine.result import Pages
from report_engine.verify import missing_in_pdf
from report_engine.word.pages import ask_word, bookmark_pages, write_pages


@dataclass(frozen=True, slots=True)
class _LaidOut:
    """What laying a report out told: the numbers of its pages and where everything stands, if it could be told."""

    labels: Mapping[str, str] | None
    places: Places | None
    problems: tuple[Problem, ...] = ()


def number_pages(
    composed: Package,
    pages: Pages,
    project: Project,
    problems: list[Problem],
    office: Office,
    completed: Callable[[Package], Package],
) -> tuple[Package, Places | None]:
    """Write page numbers if LibreOffice can tell them, else leave them to Word; never guess.

    They are written into what `completed` makes of the report while LibreOffice lays it out, not before: what it waits
    for, goes first.
    """
    office.has_work.clear()
    with ThreadPoolExecutor(1) as aside:
        laid_out = aside.submit(_lay_out, composed, pages, project, office)
        laid_out.add_done_callback(lambda _: office.has_work.set())  # it needed no LibreOffice
        try:
            office.has_work.wait()
            report = completed(composed)
            found = laid_out.result()
        except BaseException:
            office.give_up()  # nobody waits for it
            raise
    problems += found.problems
    return ask_word(report) if found.labels is None else write_pages(report, found.labels), found.places


def _lay_out(composed: Package, pages: Pages, project: Project, office: Office) -> _LaidOut:
    problems: list[Problem] = []
    if pages == "on-open" or not has_libreoffice(pages, problems):
        return _LaidOut(None, None, tuple(problems))
    try:
        found = paginate(composed, project.build / "cache" / f"pages-{project.mark}.json", office)
    except RenderError as error:
        return _LaidOut(None, None, (render_problem(error, pages),))
    if not found.moving:
        return _LaidOut(found.labels, found.places)
    moving = f"变动的有 {len(found.moving)} 处：{'、'.join(found.moving[:5])}"
    message = f"页码算了 {found.passes} 遍仍不稳定，{moving}"
    place = Source(project.name(project.report))
    problem = Problem("L003", message, place, "在 Word 里打开后更新目录", Severity.WARNING)
    return _LaidOut(None, None, (problem,))


def lays_out(pages: Pages) -> bool:
    """Tell whether LibreOffice will be asked for page numbers."""
    return pages != "on-open" and find_program() is not None


def has_libreoffice(pages: Pages, problems: list[Problem]) -> bool:
    """Tell whether LibreOffice is there, and say what its absence means."""
    if find_program() is not None:
        return True
    severity = Severity.ERROR if pages == "libreoffice" else Severity.NOTE
    message = "没有找到 LibreOffice"
    if pages != "libreoffice":
        message += "，页码由 Word 在打开时填写（Word 会询问，选“是”）"
    problems.append(Problem("L001", message, MACHINE, INSTALL, severity))
    return False


def render_problem(error: RenderError, pages: Pages) -> Problem:
    """Say that LibreOffice failed, which forbids only what was asked of it."""
    severity = Severity.ERROR if pages == "libreoffice" else Severity.WARNING
    return Problem("L002", f"{error}；页码没有计算", MACHINE, "再试一次；仍不行就用 --pages on-open", severity)


def make_pdf(
    report: bytes, places: Places | None, path: Path, project: Project, problems: list[Problem]
) -> dict[Path, bytes]:
    """Make the PDF of a report; nothing, with the reason told, if that cannot be."""
    place = Source(project.name(path))
    if find_program() is None:
        problems.append(Problem("L001", "没有找到 LibreOffice，不能制作 PDF", MACHINE, INSTALL))
        return {}
    try:
        pdf = render_pdf(report)
    except RenderError as error:
        problems.append(Problem("L002", f"没有做成 PDF：{error}", MACHINE, "再试一次"))
        return {}
    asked = faces(report)
    substituted = replaced(asked, pdf.printed.fonts)
    if substituted:
        message = f"本机没有这些字体，PDF 里用了替代字体：{'、'.join(substituted)}"
        hint = "分页可能与 Word 略有不同；安装这些字体后再做"
        if not tells_apart(asked, pdf.printed.fonts):
            hint += f"；Debian/Ubuntu 上至少 apt-get install {FREE_FACES}，仿宋、楷体就与宋体分得开"
        problems.append(Problem("L004", message, place, hint, Severity.WARNING))
    if places is not None:
        expected = bookmark_pages(report, places.of)
        found = pdf.printed.destinations
        moved = [name for name, page in expected.items() if found.get(name, (page, 0.0))[0] != page]
        if moved:
            message = f"PDF 里有 {len(moved)} 处与目录的页码不同页"
            problems.append(Problem("L005", message, place, "PDF 用了别的字体，以 Word 文件为准", Severity.WARNING))
    problems += missing_in_pdf(report, place, pdf.printed.pages)
    return {path: pdf.data}
