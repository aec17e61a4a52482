"""The line from a project folder to the report: load, number, draw, compose, paginate, check, verify, write.

Read this file first. Each step is a plain function of its package; no step calls another.
"""

from contextlib import nullcontext
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from report_engine.base import keep_edited, sealed, year_of
from report_engine.explain.trace import Delivered, LocalTrace, Trace, made_of, trace, trace_local
from report_engine.files import cure, read_file, reason, write_aside
from report_engine.fingerprint import of_files
from report_engine.load import Loaded, load, load_layout
from report_engine.load.city import City
from report_engine.ooxml.package import Package, PackageError, open_package
from report_engine.paginate import measure
from report_engine.prepare import apply_rules, check, prepare
from report_engine.printing import has_libreoffice, lays_out, make_pdf, render_problem
from report_engine.problems import Category, Problem, Source, forbid, in_order
from report_engine.project import Project
from report_engine.render.libreoffice import RenderError
from report_engine.render.office import Office
from report_engine.render.places import Places
from report_engine.reprint import printed
from report_engine.result import Pages, Progress, Result, silent
from report_engine.typeset import strict, typeset
from report_engine.verify import fold, layout_of, verify

__all__ = [
    "Pages",
    "Progress",
    "Result",
    "build",
    "check",
    "follow",
    "printed",
    "read",
    "verify_file",
]


def build(
    project: Project,
    output: Path,
    *,
    final: bool = False,
    pages: Pages = "auto",
    pdf: bool = False,
    progress: Progress = silent,
    office: Office | None = None,
    city: City | None = None,
    ours: str = "",
) -> Result:
    """Build the report; of a draft what is lacking is marked on its pages, what rules find is listed.

    Only what cannot be composed is refused: then nothing is written and an older report stays. `final` refuses
    whatever is open (unknown references, photos to be supplied, warnings that nobody has dismissed), `pages` chooses
    who fills the page numbers, `pdf` writes a PDF, too. `office` is a LibreOffice that stays, `city` what was read of
    the city's files for all reports of a batch: then every core has a report to make, none is left to draw aside.
    `ours` names the contents of the files that the last build wrote: if they lie there, nobody edited them since.
    """
    with nullcontext(office) if office else Office() as works:
        if lays_out(pages):
            works.start()  # while content is loaded
        return _build(project, output, final, pages, pdf, progress, city, works, ours)


def _build(
    project: Project,
    output: Path,
    final: bool,
    pages: Pages,
    pdf: bool,
    progress: Progress,
    city: City | None,
    office: Office,
    ours: str,
) -> Result:
    problems: list[Problem] = []
    prepared = prepare(project, progress, problems, city)
    if prepared is None:
        return Result(in_order(problems))
    stopped = Result([], open_questions=prepared.loaded.open_questions, plan=prepared.plan)
    rules = cache(partial(apply_rules, project, prepared))  # what they find forbids a final report only
    problems += rules() if final else ()

    def completed(composed: Package) -> Package:
        rules()
        return sealed(composed, prepared.loaded.document, project.school, final=final)

    aside = city is None
    made = typeset(project, prepared, pages, progress, problems, office, final=final, aside=aside, completed=completed)
    problems += () if final else rules()
    if made is None:
        return replace(stopped, problems=in_order(problems))
    package, places = made
    report = package.to_bytes()
    progress("核对成稿")
    found = verify(report, Source(project.name(output)), prepared.loaded.layout, places)
    problems += (one for one in found if one.category is not Category.UNFINISHED)  # told in the content
    if forbid(problems, final=final):
        return replace(stopped, problems=in_order(problems))
    progress("制作 PDF，写入文件" if pdf else "写入文件")
    files = {output: report} | (make_pdf(report, places, output.with_suffix(".pdf"), project, problems) if pdf else {})
    written, kept = _write_all(files, output, problems, ours)
    number_of_pages = len(places.pages if places else ())
    return replace(stopped, problems=in_order(problems), written=written, kept=kept, pages=number_of_pages)


def verify_file(
    project: Project | None,
    layout_name: str | None,
    file: Path,
    pages: Pages,
    progress: Progress = silent,
    *,
    final: bool = False,
) -> Result:
    """Verify a report that may have been edited by hand since; without a project what needs no layout.

    `final` makes errors of the marks that a draft has.
    """
    problems: list[Problem] = []
    place = Source(file)
    places: Places | None = None
    try:
        data = read_file(file)
        layout = load_layout(project, layout_name or layout_of(data), place, problems) if project else None
        if project and layout is None:
            return Result(in_order(problems))
        if pages != "on-open" and has_libreoffice(pages, problems):
            progress("计算页码")
            try:
                places = measure(open_package(data, "word"))
            except RenderError as error:
                # What needs no pages is verified all the same.
                problems.append(render_problem(error, pages))
        progress("核对成稿")
        problems += fold(verify(data, place, layout, places, final=final))
        if project:
            problems += _against_data(project, open_package(data, "word"), place)
    except PackageError as error:
        problems.append(Problem("V001", str(error), place, error.hint))
    except OSError as error:
        problems.append(Problem("F002", f"读不了文件：{reason(error)}", place))
    if final:
        problems = [*map(strict, problems)]
    return Result(in_order(problems))


def _against_data(project: Project, package: Package, place: Source) -> list[Problem]:
    """Hold the numbers of a file against the data of its year; say so where that cannot be."""
    from report_engine.pull.against import V191, numbers_against  # noqa: PLC0415 - it reads edits, a build has none

    year = project.year or year_of(package)
    years = project.content_years()
    year = year or (years[0] if len(years) == 1 else 0)
    if year not in years:
        hint = "写上 --year，或在有这一年度的项目里核对"
        return [V191.problem("没有与数据核对：不知道是哪一年度的报告", place, hint)]
    found = printed(replace(project, year=year), [])
    if found is None:
        hint = f"先改好 qhd-docgen check --year {year} 说的错误"
        return [V191.problem("没有与数据核对：项目现在读不成", place, hint)]
    loaded, here, _ = found
    return numbers_against(package, loaded, here, place)


def read(project: Project, problems: list[Problem]) -> Loaded | None:
    """Load a project for something other than building it."""
    return load(project, problems)


def follow(project: Project, name: str) -> Trace | tuple[LocalTrace, ...] | str:
    """Follow an indicator, or the numbers of a file, to where they are printed; a sentence if that cannot be."""
    loaded = load(project, [])
    if loaded is None:
        return "内容有错，读不成报告；先运行 qhd-docgen check"
    found = trace(loaded, name)
    if found is None:
        local = trace_local(loaded, name)
        if local:
            return local
        return f"没有叫“{name}”的指标（{loaded.facts.hint(name)}）"
    from report_engine.collect.origin import delivered  # noqa: PLC0415 - it reads workbooks, the line does not

    said = delivered(project, loaded.facts, made_of(loaded.facts, found.indicator))
    return replace(found, delivered=tuple(Delivered(one, cells) for one, cells in said if cells))


def _write_all(
    files: dict[Path, bytes], output: Path, problems: list[Problem], ours: str
) -> tuple[tuple[Path, ...], Path | None]:
    """Write what was made; a report that somebody edited in Word is kept beside it, and named."""
    try:
        kept = None if ours and of_files(files) == ours else keep_edited(output)
    except OSError as error:
        message = f"这里的报告在 Word 里改过，另存不了一份（{reason(error)}），没有盖掉它"
        problems.append(Problem("F021", message, Source(output), "把它移走，或用 --output 换一个位置"))
        return (), None
    written = tuple(path for path, data in files.items() if _write(path, data, problems))
    return written, kept if output in written else None


def _write(path: Path, data: bytes, problems: list[Problem]) -> bool:
    try:
        write_aside(path, data)
    except OSError as error:
        problems.append(Problem("F020", f"写不了文件：{reason(error)}", Source(path), cure(error)))
        return False
    return True
