"""Assembles the document of a year from its files."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from report_engine.blocks import lower_body
from report_engine.blocks.absence import is_bare
from report_engine.blocks.context import Absent, Context, typed
from report_engine.blocks.local import numbers, with_facts
from report_engine.document import Block, Case, Document, Front, Paragraph, Section, Text
from report_engine.facts.facts import Facts
from report_engine.language import passages
from report_engine.language.vocabulary import Vocabulary
from report_engine.load.cards import load_cards
from report_engine.load.city import City
from report_engine.load.confirmed import load_confirmed
from report_engine.load.content import chapters_of, read_anyway, strays, tell_unlisted
from report_engine.load.discrepancies import open_questions
from report_engine.load.dismissed import load_dismissed
from report_engine.load.files import CaseFile, ReportFile, SectionFile
from report_engine.load.history import History, load_history
from report_engine.load.inherited import Inherited, load_inherited
from report_engine.load.layout import Layout
from report_engine.load.loaded import Loaded
from report_engine.load.read import read_model
from report_engine.load.redirect import without
from report_engine.load.rulebook import check_table, load_rules
from report_engine.load.rules import Rules, WithholdRule
from report_engine.load.schools import check_school
from report_engine.load.subject import Subject, load_subject, named
from report_engine.load.terms import Terms, load_terms
from report_engine.problems import Problem, Source
from report_engine.project import Project
from report_engine.read.located import Scalar
from report_engine.read.origin import whole
from report_engine.read.schema import suggest


def load(project: Project, problems: list[Problem], city: City | None = None) -> Loaded | None:
    """Read everything; None if no document came about. `city` is what was read of its files for a school's report."""
    report = read_model(ReportFile, project.report, project, problems)
    inherited = load_inherited(project, problems)
    subject = load_subject(project, city, inherited is not None, problems)
    rules = load_rules(project, subject.facts, problems)
    facts = _withholding(subject.facts, rules)
    subject = replace(subject, facts=facts)
    dismissed = load_dismissed(project, facts, problems)
    # What the city's report printed and confirmed, and what is open in it, is the city's.
    history = History() if project.school else load_history(project, problems, facts.catalogue)
    terms = _terms(project, facts, problems)
    confirmed = None if project.school else load_confirmed(project, problems)
    layout = load_layout(project, report.layout, report.layout.source, problems) if report else None
    stray = strays(project, problems)
    if report is None or layout is None or not subject.known:
        read_anyway(project, problems)
        return None
    context = _context(project, subject, report, layout, inherited, problems)
    context = replace(context, cases=_cases(project, context, layout, stray))
    document = without(_document(project, report, layout, context), context.omitted.absent)
    return Loaded(
        document=document,
        facts=facts,
        layout=layout,
        layout_name=str(report.layout),
        cases=tuple(context.cases.values()),
        omitted=context.omitted,
        passages=passages(document, facts.meant),
        vocabulary=Vocabulary(facts.catalogue),
        rules=rules,
        dismissed=dismissed,
        history=history,
        terms=terms,
        confirmed=confirmed,
        open_questions=() if project.school else open_questions(project, dismissed, problems),
        inherited=inherited,
        school=subject.school,
        files=context.files,
    )


def _withholding(facts: Facts, rules: Rules) -> Facts:
    """Note which numbers are not printed where they are small."""
    named = [(facts.find(name), rule.below) for rule in rules.of(WithholdRule) for name in rule.indicators]
    return replace(facts, withheld={one.id: below for one, below in named if one})


def _terms(project: Project, facts: Facts, problems: list[Problem]) -> Terms | None:
    """Read the dictionary; the tables that it names are the city's."""
    terms = load_terms(project, problems)
    for listed in terms.institutions if terms and not project.school else ():
        check_table(listed.table, [listed.name, *([listed.short] if listed.short else [])], facts, problems)
    return terms


def _context(
    project: Project,
    subject: Subject,
    report: ReportFile,
    layout: Layout,
    inherited: Inherited | None,
    problems: list[Problem],
) -> Context:
    return Context(
        facts=subject.facts,
        year=project.year,
        missing=layout.missing,
        photos=project.photos,
        photos_name=project.name(project.photos),
        problems=problems,
        draft=inherited is not None,
        unconfirmed=inherited.tables if inherited else frozenset(),
        shared_photos=project.shared_photos,
        names=subject.names,
        absent=[] if project.school and inherited is None else None,
        files={project.name(project.report): report},
    )


def _document(project: Project, report: ReportFile, layout: Layout, context: Context) -> Document:
    problems = context.problems
    files = {path.stem: path for path in project.texts("sections")}
    names = chapters_of(project, report.sections, problems)
    chapters = [_chapter(name, files, project, context, layout) for name in names]
    context.omitted.chapters = None in chapters
    tell_unlisted(project, report.sections, problems)
    front = with_facts(context, report.facts)
    return Document(
        year=project.year,
        years=(project.year - 1, project.year),
        front=_front(report, context),
        declaration=lower_body(report.declaration, front),
        preface=lower_body(report.preface, front),
        sections=tuple(chapter for chapter in chapters if chapter is not None),
        scorecards=load_cards(project, report.layout, context),
        source=Source(project.name(project.report)),
        facts=numbers(report.facts, front),
    )


def _front(report: ReportFile, context: Context) -> Front:
    return Front(
        title=named(report.title, context),
        subtitle=named(report.subtitle, context),
        issuer=named(report.issuer, context),
        date=typed(report.date),
        region=named(report.region.name, context),
        region_code=typed(report.region.code),
        publication_form=typed(report.publication.form),
        publication_url=named(report.publication.url, context),
    )


def load_layout(project: Project, name: str, place: Source, problems: list[Problem]) -> Layout | None:
    """Read a layout's file; None, with the problem told, if there is no such layout."""
    folder = project.layout(name)
    known = sorted(p.name for p in project.layout("").iterdir() if p.is_dir())
    if name not in known:
        hint = suggest(name, known) or f"有这些版式：{'、'.join(known)}"
        problems.append(Problem("F010", f"没有版式“{name}”", place, hint))
        return None
    return read_model(Layout, folder / "layout.yaml", project, problems)


def _cases(project: Project, context: Context, layout: Layout, stray: set[str]) -> dict[str, Case]:
    cases: dict[str, Case] = {}
    context.omitted.cases = "cases" in stray
    for path in project.texts("cases"):
        file = read_model(CaseFile, path, project, context.problems)
        context.files[project.name(path)] = file
        if file is None:
            context.omitted.cases = True
            continue
        check_school(file.school, context)
        inside = replace(with_facts(context, file.facts), inside_case=True)
        case = Case(
            id=str(file.id),
            title=typed(file.title),
            school=typed(file.school),
            body=_body(file, inside, layout),
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


def _chapter(
    name: str, files: Mapping[str, Path], project: Project, context: Context, layout: Layout
) -> Section | None:
    path = files.get(name)
    if path is None:
        file_name = project.name(project.content / "sections" / f"{name}.yaml").as_posix()
        place = name.source if isinstance(name, Scalar) else Source(Path(file_name))
        hint = suggest(name, sorted(files)) or f"应有文件 {file_name}"
        context.problems.append(Problem("F011", f"sections 里没有“{name}.yaml”", place, hint))
        return None
    file = read_model(SectionFile, path, project, context.problems)
    context.files[project.name(path)] = file
    return _section(file, 1, context, layout) if file else None


def _section(file: SectionFile, level: int, context: Context, layout: Layout) -> Section:
    context = with_facts(context, file.facts)
    depth = len(layout.numbering.headings)
    if level > depth:
        context.tell("P070", f"标题最多 {depth} 级", file.id.source, "改成正文，或上移一级")
    series = file.series
    if series and series not in layout.numbering.series:
        known = list(layout.numbering.series)
        hint = suggest(series, known) or f"layout.yaml 里有：{'、'.join(known)}"
        context.tell("P071", f"没有叫“{series}”的小标题序列", series.source, hint)
        series = None
    body = _body(file, context, layout)
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


def _body(file: SectionFile | CaseFile, context: Context, layout: Layout) -> tuple[Block, ...]:
    """Lower the body of a section or case; where a school has no data for it at all, one line says so."""
    if context.absent is None:
        return lower_body(file.body, context)
    absent: list[Absent] = []
    body = lower_body(file.body, replace(context, absent=absent))
    context.omitted.absent |= {key: heading or str(file.id) for key, heading in context.omitted.absent.items()}
    if not absent or not is_bare(body, context.facts):
        return body
    line = Text(layout.no_data, whole(file.span, len(layout.no_data)))
    return (Paragraph((line,), file.span),)
