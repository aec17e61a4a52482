"""N008: an alternative text says what is to be seen, in its own words.

规则：照片和图的替代文字描述画面，不重复图题，不是文件名，也不与别的图相同。
好：caption 是“话剧剧照”，alt 是“学生站在舞台中央谢幕”。
坏：alt 也写“话剧剧照”；alt 写“照片”。
"""

from collections.abc import Iterator

from report_engine.document import Figure, Photo
from report_engine.language.expressions import expression
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Named, Problem, Source

N008 = Code("N008", Category.STRUCTURE)

_SHORTEST = 6
_MARKS = expression(r"[\W_]+")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Compare every alternative text with its caption, its file and the ones before."""
    seen: dict[str, Figure] = {}
    for block in loaded.blocks:
        if isinstance(block, Figure) and block.alt.origin.is_typed:
            said = _bare(block.alt.text)
            first = seen.setdefault(said, block)
            if said == _bare(block.caption.text):
                yield _problem(block, block.alt.source, "替代文字与图题相同")
            elif isinstance(block.image, Photo) and said in map(_bare, (block.image.path.name, block.image.path.stem)):
                yield _problem(block, block.alt.source, "替代文字是文件名")
            elif len(said) < _SHORTEST:
                yield _problem(block, block.alt.source, f"替代文字“{block.alt}”太短")
            elif first.id != block.id:
                yield _problem(block, block.alt.source, f"替代文字与“{first.id}”的相同")


def _bare(text: str) -> str:
    return _MARKS.sub("", text)


def _problem(figure: Figure, place: Source, message: str) -> Problem:
    hint = "写画面里的人、地点和动作，供读屏软件朗读"
    return N008.problem(message, place, hint, Named(f"alt:{figure.id}"), figure.alt.text)
