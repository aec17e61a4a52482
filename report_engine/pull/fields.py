"""What was typed over what the program writes: mentions, numbers of captions, signs that no text can hold."""

import re
from collections.abc import Iterator, Sequence

from report_engine.base import Unit

_NUMBER = re.compile(r"[\d一二三四五六七八九十\s\u00a0.．-]")
_SIGNS = {"drawing": "图片", "pict": "图片", "object": "嵌入的对象", "footnoteReference": "脚注", "sym": "特殊符号"}


def mistyped(before: Sequence[Unit], after: Sequence[Unit]) -> Iterator[str]:
    """Tell what was typed into a mention or a number: the program writes it; a mere renumbering is nobody's."""
    found = [[unit for unit in units if unit.kind in ("ref", "label")] for units in (before, after)]
    if [unit.key for unit in found[0]] != [unit.key for unit in found[1]]:
        return
    for one, other in zip(*found, strict=True):
        if _NUMBER.sub("", one.text) != _NUMBER.sub("", other.text):
            yield f"引用和编号由程序写：“{one.text}”没有改成“{other.text}”"


def name_of(unit: Unit) -> str:
    """Say what a sign is."""
    return _SIGNS.get(unit.of, "域")


def only_signs(units: Sequence[Unit]) -> bool:
    """Tell whether nothing but signs is printed."""
    return any(unit.kind == "sign" for unit in units) and all(
        unit.kind == "sign" or unit.text.isspace() for unit in units
    )
