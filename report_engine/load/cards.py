"""The province's scorecards, declared in `templates/<layout>/scorecards/`, filled with values."""

from dataclasses import replace
from pathlib import Path

from report_engine.blocks.context import Absent, Context, LeftOut, made, typed
from report_engine.blocks.parts import check_years, find_indicator, label_of
from report_engine.blocks.table import print_cell
from report_engine.document import CardRow, Scorecard
from report_engine.load.files import CardFile, CardRowFile
from report_engine.load.read import read_model
from report_engine.problems import Problem, Source
from report_engine.project import Project


def load_cards(project: Project, layout: str, context: Context) -> tuple[Scorecard, ...]:
    """Read all cards in the order of their official numbers; those with `omitted` are left out."""
    cards: dict[int, Scorecard] = {}
    seen: dict[int, str] = {}
    for path in sorted((project.layout(layout) / "scorecards").glob("*.yaml")):
        file = read_model(CardFile, path, project, context.problems)
        if file is None:
            context.omitted.cards = True
            continue
        if file.number in seen:
            message = f"附表号 {file.number} 重复，{seen[file.number]} 已经用了"
            context.problems.append(Problem("N001", message, file.at, "换一个表号"))
        seen.setdefault(file.number, path.name)
        if bool(file.omitted) == bool(file.rows):
            context.problems.append(Problem("P090", "附表要么有 rows，要么有 omitted（不印的理由）", file.at))
            context.omitted.cards = True
        elif file.rows:
            cards.setdefault(file.number, _card(file, context))
    return tuple(cards[number] for number in sorted(cards))


def _card(file: CardFile, context: Context) -> Scorecard:
    check_years(None, context, file.at)
    name = f"card-{file.number}"
    absent: list[Absent] | None = None if context.absent is None else []
    rows = tuple(_row(item, replace(context, absent=absent)) for item in file.rows)
    now = tuple(one for one in absent or () if one.year == context.year)
    if now:
        home = Path("data", str(context.year), context.facts.home)
        context.omitted.left_out.append(LeftOut(str(file.title), Source(home), now, printed=True))
    return Scorecard(name, file.number, typed(file.title), rows, file.span)


def _row(item: CardRowFile, context: Context) -> CardRow:
    indicator = find_indicator(item.indicator, context)
    years = (context.year - 1, context.year)
    values = tuple(print_cell(indicator, year, item.indicator, context, percent=False) for year in years)
    no = typed(item.no) if item.no else made("", item.span)
    label = made("", item.span) if item.continues else label_of(item, indicator)
    return CardRow(no, label, made(item.unit, item.field("unit")), values, item.span, item.level)
