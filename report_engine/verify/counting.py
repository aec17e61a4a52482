"""How Word writes a number: the second hand that counts what the writer has counted."""

from typing import Literal

Form = Literal["decimal", "han", "roman", "ROMAN"]

_ONES = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九")
_FORMS: dict[str, Form] = {"lowerRoman": "roman", "upperRoman": "ROMAN", "roman": "roman", "ROMAN": "ROMAN"}


def form_of(name: str) -> Form:
    """Read the name of a form as lists (`chineseCountingThousand`) and fields (`CHINESENUM3`) have it."""
    return "han" if name.lower().startswith("chinese") else _FORMS.get(name, "decimal")


def written(number: int, form: Form) -> str:
    """Write a number; Chinese ones up to 99, Roman ones up to 49, as page and chapter numbers need them."""
    match form:
        case "han" if 0 < number < 100:
            tens = {0: "", 1: "十"}.get(number // 10, f"{_ONES[number // 10]}十")
            return tens + _ONES[number % 10]
        case "roman" | "ROMAN" if 0 < number < 50:
            ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10]
            small = ("", "x", "xx", "xxx", "xl")[number // 10] + ones
            return small if form == "roman" else small.upper()
        case _:
            return str(number)
