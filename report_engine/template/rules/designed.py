"""T003 of the styles that the designed parts of a template use: a report would still be built, in another look.

好：样张、附表里的段落用“表头”“表格文字”“案例正文”“附表文字”，样式都在。
坏：在 Word 里删去了“案例正文”：案例的正文就成了别的字体，没有人发觉。
"""

from collections.abc import Iterator

from report_engine.ooxml.styles import Styles, style_of
from report_engine.problems import Problem, Severity, Source
from report_engine.template.contract import Examined

_DESIGNED = ("表头", "表格文字", "案例正文")
_OF_CARDS = ("附表表头", "附表文字", "附表指标", "附表说明")
_HINT = "从上一次可用的版本恢复；或新建同名的段落样式，再给样张、附表里的段落选上它"


def check(template: Examined, place: Source) -> Iterator[Problem]:
    """Tell names that are gone, and paragraphs whose style is."""
    styles = Styles(template.parts.styles)
    wanted = _DESIGNED + (_OF_CARDS if template.tags.has_cards else ())
    for name in wanted:
        if name not in styles.paragraph_ids:
            yield Problem("T003", f"Word 模板里没有样式“{name}”", place, _HINT, Severity.WARNING)
    lost: dict[str, list[str]] = {}
    for spot in template.spots:
        used = style_of(spot.element)
        if used and used not in styles.names:
            lost.setdefault(used, []).append(str(spot))
    for used, spots in lost.items():
        message = f"{spots[0]}：它的样式（{used}）已经删去，共 {len(spots)} 段"
        yield Problem("T003", message, place, "给这些段落另选一个样式", Severity.WARNING)
