"""What was typed in a cell to the text of a data file."""

import re
from datetime import date, time, timedelta
from decimal import Decimal

from report_engine.facts.facts import NOT_FOUND
from report_engine.facts.formats import as_number
from report_engine.problems import Problem, Severity, Source
from report_engine.read.textfile import FORBIDDEN, forbidden
from report_engine.workbook.book import Found
from report_engine.workbook.indicators import padded
from report_engine.workbook.sheet import Cell
from report_engine.workbook.typed import plain_number

_RETURN = re.compile(r"(?:\r|_x000D_)\n?|\n")  # the second is how Excel writes the first
_PLAIN = "写数字；约数、算式和别的单位都不行，查不到写 —，没有统计留空"
_DIGITS = 15  # of a binary number; what lies behind is noise such as 0.30000000000000004


def text_of(found: Found | None, cell: Cell, place: Source, problems: list[Problem]) -> str | None:
    """Give the text that stands for what was typed; None, with the problem told, if nothing may."""
    if found is None:
        return ""
    value = found.value
    if found.formula and value is None:
        hint = "在 Excel 里重新计算并保存，或把公式粘贴为数值"
        _tell("X009", f"{found.place}：公式 {found.formula} 没有算出的值", hint, place, problems)
        return None
    wrong = _wrong_kind(found, cell)
    if wrong:
        _tell("X008", f"{found.place}：{wrong[0]}", wrong[1], place, problems)
        return None
    if isinstance(value, int | float | Decimal):
        return _from_number(value * 100 if _shown_as_percent(found) else value, cell)
    text = _RETURN.sub("\n", str(value)).strip()
    bad = FORBIDDEN.search(text)
    if bad:
        told = forbidden(bad[0], place)
        _tell(told.code, f"{found.place}：{told.message}", told.hint, place, problems)
        return None
    if not cell.number or not text:
        return text
    plain = plain_number(text, cell.unit)
    if plain is None:
        _tell("X008", f"{found.place}：“{text}”不是数", _PLAIN, place, problems)
    return plain


def _shown_as_percent(found: Found) -> bool:
    return isinstance(found.value, int | float) and "%" in found.format


def _wrong_kind(found: Found, cell: Cell) -> tuple[str, str] | None:
    """Say what no data file can hold."""
    value = found.value
    if found.error:
        return f"错误值 {value}", "改正公式，或直接写数"
    if isinstance(value, bool):
        return f"逻辑值 {str(value).upper()}", "写数字或文字"
    if isinstance(value, date | time | timedelta):
        return f"Excel 把它变成了日期或时间（{value}）", "先把这一格设为文本格式，再重新输入"
    if isinstance(value, int | float) and _shown_as_percent(found) and cell.unit != "%":
        shown = f"{_decimal(value * 100):f}"
        return f"百分比格式，显示 {shown}%，存的是 {_decimal(value):f}", f"把格式改为数值，再写 {shown}"
    return None


def _from_number(value: float | Decimal, cell: Cell) -> str:
    amount = _decimal(value)
    return padded(amount, cell.text, cell.limit) if cell.number else f"{amount:f}"


def _decimal(value: float | Decimal) -> Decimal:
    """Take a number of Excel without the noise of its binary form."""
    exact = Decimal(value) if isinstance(value, int | Decimal) else Decimal(f"{value:.{_DIGITS}g}")
    return exact or abs(exact)  # no “-0”


def same(before: str, after: str, *, number: bool) -> bool:
    """Tell whether two texts say the same: 3.60 and 3.6 do in a column of numbers."""
    if before == after or not number:
        return before == after
    if before in NOT_FOUND or after in NOT_FOUND:
        return before in NOT_FOUND and after in NOT_FOUND
    one, other = as_number(before), as_number(after)
    return one is not None and one == other


def doubts(found: Found, cell: Cell, after: str, place: Source) -> list[Problem]:
    """Warn of a new value that is likely not meant as it stands."""
    result = []
    if found.formula:
        message = f"{found.place}：公式 {found.formula} 按算出的值 {after} 读入"
        result.append(Problem("X010", message, place, "数据文件里只存值", Severity.NOTE))
    own = len(after.partition(".")[2].rstrip("0"))
    if cell.limit is not None and own > cell.limit:
        message = f"{found.place}：{after} 有 {own} 位小数，目录只保留 {cell.limit} 位"
        result.append(Problem("X012", message, place, "报告里四舍五入印出", Severity.WARNING))
    if not cell.number:
        return result
    like = cell.text if as_number(cell.text) is not None else cell.last
    before, now = as_number(like), as_number(after)
    if before is None or now is None:
        return result
    if cell.unit == "%" and before >= 2 and 0 < now <= 1:
        message = f"{found.place}：原值 {like}，新值 {after}，像是少乘了 100"
        result.append(Problem("X012", message, place, "百分比写 89.89，不写 0.8989", Severity.WARNING))
    if now < 0 <= before:
        message = f"{found.place}：新值 {after} 是负数，原值 {like}"
        result.append(Problem("X012", message, place, "核对正负号", Severity.WARNING))
    return result


def _tell(code: str, message: str, hint: str, place: Source, problems: list[Problem]) -> None:
    problems.append(Problem(code, message, place, hint))
