"""The kinds of mistakes, each a function that lists where and how it can be made."""

from collections.abc import Callable, Iterator
from random import Random

from bench.mutants.kinds import catalogue, data, references, tables, values, wording
from bench.mutants.tree import Edit, Tree

Kind = Callable[[Tree, Random], Iterator[Edit]]

KINDS: dict[str, Kind] = {
    "digit": data.digit,
    "transposed": data.transposed,
    "tenfold": data.tenfold,
    "stale": data.stale,
    "shifted": data.shifted,
    "neighbours": data.neighbours,
    "names-exchanged": data.names_exchanged,
    "sign": data.sign,
    "emptied": data.emptied,
    "history": data.history,
    "enrolment": data.enrolment,
    "school-kind": data.school_kind,
    "school-listed": data.school_listed,
    "decimals": catalogue.decimals,
    "unit": catalogue.unit,
    "formula": catalogue.formula,
    "typed-right": values.typed_right,
    "typed-wrong": values.typed_wrong,
    "last-years": values.last_years,
    "another": values.another,
    "unit-after": values.unit_after,
    "percent-twice": values.percent_twice,
    "range-typed": values.range_typed,
    "local-fact": values.local_fact,
    "direction": values.direction,
    "year-typed": wording.year_typed,
    "year-of-caption": wording.year_of_caption,
    "cover": wording.cover,
    "finance-period": wording.finance_period,
    "school-misspelt": wording.school_misspelt,
    "school-exchanged": wording.school_exchanged,
    "document-misspelt": wording.document_misspelt,
    "body-misspelt": wording.body_misspelt,
    "half-width": wording.half_width,
    "space": wording.space,
    "doubled": wording.doubled,
    "ref-exchanged": references.exchanged,
    "ref-typed": references.typed,
    "ref-deleted": references.deleted,
    "ref-late": references.late,
    "case-twice": references.case_twice,
    "case-school": references.case_school,
    "row-indicator": tables.row_indicator,
    "row-dropped": tables.row_dropped,
    "row-doubled": tables.row_doubled,
    "row-label": tables.row_label,
    "rows-exchanged": tables.rows_exchanged,
    "chart-indicator": tables.chart_indicator,
    "chart-label": tables.chart_label,
    "years-shown": tables.years_shown,
    "card-unit": tables.card_unit,
    "card-number": tables.card_number,
}
