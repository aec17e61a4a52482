"""Assembles the document of a year from its files."""

from dataclasses import replace

from report_engine.blocks import lower_body
from report_engine.blocks.context import Context, Lost, typed
from report_engine.blocks.local import numbers, with_facts
from report_engine.document import Case, Document, Front, Section
from report_engine.facts.facts import Facts
from report_engine.language import passages
from report_engine.load.cards import load_cards
from report_engine.load.confirmed import load_confirmed
from report_engine.load.discrepancies import open_questions
from report_engine.load.dismissed import load_dismissed
from report_engine.load.files import CaseFile, ReportFile, SectionFile
from report_engine.load.history import load_history
from report_engine.load.inherited import Inherited, load_inherited
from report_engine.load.layout import Layout
from report_engine.load.loaded import Loaded
from report_engine.load.read import read_model
from report_engine.load.rulebook import load_rules
from report_engine.load.terms import load_terms
from report_engine.load.values import load_facts
from report_engine.problems import Problem, Severity, Source
from report_engine.project import Project
from report_engine.read.located import Scalar
from report_engine.read.schema import suggest


def load(project: Project, problems: list[Problem]) -> Loaded | None:
    """Read everything of the year; None if so much is wrong that no document came about."""
    report = read_model(ReportFile, project.report, project, problems)
    facts = load_facts(project, problems)
    rules = load_rules(project, facts, problems)
    dismissed = load_dismissed(project, facts, problems)
    history = load_history(project, problems, facts.catalogue)
    terms = load_terms(project, problems)
    confirmed = load_confirmed(project, problems)
    layout = load_layout(project, report.layout, report.layout.source, problems) if report else None
    strays = _stray(project, problems)
    if report is None or layout is None:
        _read_anyway(project, problems)
        return None
    inherited = load_inherited(project, problems)
    context = _context(project, facts, layout, inherited, problems)
    context.files[project.name(project.report)] = report
    context.lost.cases = "cases" in strays
    context = replace(context, cases=_cases(project, context))
    document = _document(project, report, layout, context)
    return Loaded(
        document=document,
        facts=facts,
        layout=layout,
        layout_name=str(report.layout),
        cases=tuple(context.cases.values()),
        lost=context.lost,
        passages=passages(document, facts.catalogue),
        rules=rules,
        dismissed=dismissed,
        history=history,
        terms=terms,
        confirmed=confirmed,
        open_questions=open_questions(project, dismissed, problems),
        inherited=inherited,
        files=context.files,
    )


def _context(
    project: Project, facts: Facts, layout: Layout, inherited: Inherited | None, problems: list[Problem]
) -> Context:
    return Context(
        facts=facts,
        local={},
        cases={},
        year=project.year,
        missing=layout.missing,
        photos=project.photos,
        photos_name=project.name(project.photos),
        problems=problems,
        lost=Lost(),
        draft=inherited is not None,
        unconfirmed=inherited.tables if inherited else frozenset(),
    )


def _document(project: Project, report: ReportFile, layout: Layout, context: Context) -> Document:
    chapters = [_chapter(name, project, context, layout) for name in _once(report.sections, context.problems)]
    context.lost.chapters = None in chapters
    _unlisted(project, report, context.problems)
    front = with_facts(context, report.facts)
    return Document(
        year=project.year,
        years=(project.year - 1, project.year),
        front=_front(report),
        declaration=lower_body(report.declaration, front),
        preface=lower_body(report.preface, front),
        sections=tuple(chapter for chapter in chapters if chapter is not None),
        scorecards=load_cards(project, report.layout, context),
        source=Source(project.name(project.report)),
        facts=numbers(report.facts, front),
    )


def _front(report: ReportFile) -> Front:
    return Front(
        title=typed(report.title),
        subtitle=typed(report.subtitle),
        issuer=typed(report.issuer),
        date=typed(report.date),
        region=typed(report.region.name),
        region_code=typed(report.region.code),
        publication_form=typed(report.publication.form),
        publication_url=typed(report.publication.url),
    )


def _read_anyway(project: Project, problems: list[Problem]) -> None:
    """Tell the mistakes of chapters and cases that can be told without the main file."""
    for path in sorted((project.content / "sections").glob("*.yaml")):
        read_model(SectionFile, path, project, problems)
    for path in sorted((project.content / "cases").glob("*.yaml")):
        read_model(CaseFile, path, project, problems)


def _stray(project: Project, problems: list[Problem]) -> set[str]:
    """Tell files that look like chapters or cases but whose names do not end in .yaml; returns their folders."""
    found: set[str] = set()
    for folder in ("sections", "cases"):
        for path in sorted((project.content / folder).glob("*")):
            if path.suffix in (".yml", ".txt", ".YAML", ".YML"):
                hint = f"改名为 {path.name.split('.')[0]}.yaml"
                place = Source(project.name(path))
                problems.append(Problem("F013", "文件名应以 .yaml 结尾，否则不会读取", place, hint))
                found.add(folder)
    return found


def _once(names: list[Scalar], problems: list[Problem]) -> list[Scalar]:
    """Tell a chapter that is listed twice."""
    first: dict[str, Scalar] = {}
    for name in names:
        if name in first:
            problems.append(Problem("F014", f"“{name}”这一章列了两次", name.source, "删去一处"))
        first.setdefault(name, name)
    return list(first.values())


def load_layout(project: Project, name: str, place: Source, problems: list[Problem]) -> Layout | None:
    """Read a layout's file; None, with the problem told, if there is no such layout."""
    folder = project.layout(name)
    known = sorted(p.name for p in project.layout("").iterdir() if p.is_dir())
    if name not in known:
        hint = suggest(name, known) or f"有这些版式：{'、'.join(known)}"
        problems.append(Problem("F010", f"没有版式“{name}”", place, hint))
        return None
    return read_model(Layout, folder / "layout.yaml", project, problems)


def _cases(project: Project, context: Context) -> dict[str, Case]:
    cases: dict[str, Case] = {}
    for path in sorted((project.content / "cases").glob("*.yaml")):
        file = read_model(CaseFile, path, project, context.problems)
        context.files[project.name(path)] = file
        if file is None:
            context.lost.cases = True
            continue
        _check_school(file.school, context)
        inside = replace(with_facts(context, file.facts), inside_case=True)
        case = Case(
            id=str(file.id),
            title=typed(file.title),
            school=typed(file.school),
            body=lower_body(file.body, inside),
            source=file.id.source,
            origin=file.span,
            facts=numbers(file.facts, inside),
        )
        if file.id in cases:
            first = cases[file.id].source
            context.problems.append(
                Problem("N001", f"编号“{file.id}”重复，{first} 已经有了", file.id.source, "换一个编号")
            )
        cases.setdefault(file.id, case)
    return cases


def _check_school(school: Scalar, context: Context) -> None:
    rows = context.facts.tables.get(("schools", context.year), ())
    columns = [column for column in ("学校名称", "简称") if rows and "学校名称" in rows[0].cells]
    known = [row.cells[column] for row in rows for column in columns if column in row.cells]
    if known and school not in known:
        hint = suggest(school, known) or f"学校名称见 data/{context.year}/schools.csv"
        context.problems.append(Problem("P060", f"学校一览表里没有“{school}”", school.source, hint))


def _chapter(name: Scalar, project: Project, context: Context, layout: Layout) -> Section | None:
    folder = project.content / "sections"
    known = sorted(path.stem for path in folder.glob("*.yaml"))
    if name not in known:
        hint = suggest(name, known) or f"应有文件 {project.name(folder / f'{name}.yaml').as_posix()}"
        context.problems.append(Problem("F011", f"sections 里没有“{name}.yaml”", name.source, hint))
        return None
    path = folder / f"{name}.yaml"
    file = read_model(SectionFile, path, project, context.problems)
    context.files[project.name(path)] = file
    return _section(file, 1, context, layout) if file else None


def _section(file: SectionFile, level: int, context: Context, layout: Layout) -> Section:
    context = with_facts(context, file.facts)
    problems = context.problems
    depth = len(layout.numbering.headings)
    if level > depth:
        problems.append(Problem("P070", f"标题最多 {depth} 级", file.id.source, "改成正文，或上移一级"))
    series = file.series
    if series and series not in layout.numbering.series:
        known = list(layout.numbering.series)
        hint = suggest(series, known) or f"layout.yaml 里有：{'、'.join(known)}"
        problems.append(Problem("P071", f"没有叫“{series}”的小标题序列", series.source, hint))
        series = None
    body = lower_body(file.body, context)
    children = tuple(_section(child, level + 1, context, layout) for child in file.sections)
    return Section(
        id=str(file.id),
        title=typed(file.title),
        level=min(level, depth),
        series=str(series) if series else None,
        body=body,
        sections=children,
        source=file.id.source,
        origin=file.span,
        facts=numbers(file.facts, context),
    )


def _unlisted(project: Project, report: ReportFile, problems: list[Problem]) -> None:
    for path in sorted((project.content / "sections").glob("*.yaml")):
        if path.stem not in report.sections:
            hint = f"在 {project.name(project.report).as_posix()} 的 sections 里加上 {path.stem}，或删去文件"
            problems.append(Problem("F012", "这一章没有列入报告", Source(project.name(path)), hint, Severity.WARNING))
