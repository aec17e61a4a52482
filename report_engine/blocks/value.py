"""One `{…}` of prose: which value is meant and how it is printed."""

import re
from collections.abc import Iterator

from report_engine.blocks.context import Absent, Context, plain
from report_engine.document import Datum, Form, LocalNumber, Text
from report_engine.facts.catalogue import Indicator
from report_engine.facts.printing import NoValueError, change, growth, sentence
from report_engine.openings import open_mark
from report_engine.problems import Category, Code, Severity
from report_engine.read.origin import Origin
from report_engine.read.schema import suggest

P012 = Code("P012", Category.UNFINISHED)

# As it is printed: digits, a ratio, a number in Chinese numerals, or a time that was taken (2分48秒); 约 and 余 stand
# outside.
_NUMBER = re.compile(
    r"[+-]?\d[\d,]*(?:\.\d+)?%?|\d+(?:\.\d+)?:\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百千万亿点分之]+"
    r"|(?:\d+(?:小时|分钟?|秒)){2,3}"
)
_YEAR = re.compile(r"\d{4}")  # full-width digits too
_FORMS = {"增减": change, "增幅": growth}
_KINDS: dict[str, Form] = {"增减": "change", "增幅": "growth"}


def print_value(content: str, origin: Origin, context: Context) -> tuple[str, Datum]:
    """Resolve the inside of a pair of braces to what is printed and the number behind it; `origin` is of both."""
    if "|" in content or "｜" in content:
        return _declared(content, origin, context)
    if "：" in content:
        context.tell("P002", "花括号里的冒号是全角", origin.source, "改成半角，例如 {毕业生人数:2023}")
        content = content.replace("：", ":")
    name, _, form = (part.strip() for part in content.partition(":"))
    year = context.year
    if not name:
        context.tell("P005", "花括号里没有写名称", origin.source, "例如 {毕业生人数}")
        return open_mark("待填"), Datum("", year)
    local = context.local.get(name)
    if local is not None:
        if form:
            context.tell("P011", f"“{name}”是本文件里的数，不能写“:{form}”", origin.source)
        text = local.value.text + ("%" if local.unit == "%" else "")
        return text, Datum(name, year, unit=local.unit, local=local)
    beside, _, rest = form.partition(":")
    if context.facts.find(f"{name}:{beside.strip()}"):
        name, form = f"{name}:{beside.strip()}", rest.strip()
    indicator = context.facts.find(name)
    if indicator is None:
        if not context.facts.faulty:
            near = suggest(name, [*context.local, *context.facts.ids]) or context.facts.hint(name)
            context.tell("P010", f"没有叫“{name}”的指标", origin.source, near)
        return open_mark("待查", name), Datum("", year)
    return _of_indicator(indicator, form, origin, context)


def _of_indicator(indicator: Indicator, form: str, origin: Origin, context: Context) -> tuple[str, Datum]:
    year = context.year
    printing = _FORMS.get(form, sentence)
    if _YEAR.fullmatch(form):
        year = int(form)
    elif form and form not in _FORMS:
        hint = "可以写年份、增减、增幅，例如 {毕业生人数:2023}"
        what = f"“{form}”不是四位数的年份" if form.isdecimal() else f"不认识“:{form}”"
        context.tell("P011", what, origin.source, hint)
        return open_mark("待改写", str(indicator.name)), Datum(str(indicator.id), year)
    datum = Datum(str(indicator.id), year, "pair" if indicator.pair else _KINDS.get(form, "plain"), indicator.unit)
    try:
        doubt = context.doubt(*indicator.tables, year=year)
        return printing(context.facts, indicator, year) + doubt, datum
    except NoValueError as error:
        if context.absent is not None:
            context.absent.extend(_absent(indicator, year, form, context))
        elif not error.reported:
            severity = Severity.WARNING if context.draft else Severity.ERROR
            context.problems.append(P012.problem(str(error), origin.source, error.hint, severity=severity))
        return _mark(indicator, year, form, context), datum


def _absent(indicator: Indicator, year: int, form: str, context: Context) -> Iterator[Absent]:
    """Name what is not there; a change may be none though both values are."""
    values, keys = context.facts.values, indicator.pair or (indicator.id,)
    years = (year, year - 1) if form in _FORMS else (year,)
    lacking = [needed for needed in years if any(values.get((key, needed)) is None for key in keys)]
    for needed in lacking:
        yield Absent(str(indicator.name), needed, settled=all((key, needed) in values for key in keys))
    if not lacking:
        yield Absent(f"{indicator.name}的{form}", year, settled=True)


def _mark(indicator: Indicator, year: int, form: str, context: Context) -> str:
    """Print, instead of a value, what is still to be done."""
    keys = indicator.pair or (indicator.id,)
    for needed in (year, year - 1) if form in _FORMS else (year,):
        if any((key, needed) not in context.facts.values for key in keys):
            return open_mark("待填", f"{indicator.name}{'' if needed == context.year else f'（{needed}年）'}")
    return open_mark("待核对" if context.doubt(*indicator.tables) else "待改写", indicator.name)


def _declared(content: str, origin: Origin, context: Context) -> tuple[str, Datum]:
    """Print a number that is declared where it stands, `{8|管理规定}`, as it was typed."""
    if "|" not in content:
        context.tell("P002", "花括号里的竖线是全角", origin.source, "改成半角，例如 {8|管理规定}")
    before, after = re.split("[|｜]", content, maxsplit=1)
    number, taken_from = before.strip(), after.strip()
    if not _NUMBER.fullmatch(number) or not taken_from:
        wrong = "竖线后面没有写出处" if _NUMBER.fullmatch(number) else f"竖线前面的“{number}”不是一个数"
        hint = "写成 {数|出处}，例如 {8|管理规定}周、{33.3%|校级年报}；单位写在花括号后面"
        context.tell("P016", wrong, origin.source, hint)
    start = 1 + before.index(number)
    unit = "%" if number.endswith("%") else ""
    digits = number.removesuffix("%")
    value = Text(digits, origin.part(start, start + len(digits)))
    local = LocalNumber(content.strip(), value, unit, taken_from, origin.span, plain(digits))
    return number or open_mark("待填"), Datum(local.name, context.year, unit=unit, local=local)
