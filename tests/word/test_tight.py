"""The last line of a heading is not one character or two."""

from dataclasses import replace

import pytest
from support import nodes
from support.ooxml import find_all, value
from support.text import text_of

from .trees import EVERYTHING, written

ROOM = 19  # characters of a chapter's title that stand in one line with “1. ” before them


def spacing(title: str) -> int:
    """How the characters of a chapter's title stand, in twentieths of a point."""
    section = nodes.section("basics", title, 1, None, (nodes.paragraph(nodes.text("正文。")),), ())
    docx = written(replace(EVERYTHING, sections=(section,), preface=(), declaration=(), scorecards=()))
    heading = next(p for p in find_all(docx.body, "w:p") if text_of(p) == title)
    return int(value(find_all(heading, "w:r")[0], "w:rPr/w:spacing") or 0)


def test_one_character_too_many_is_drawn_in() -> None:
    closer = spacing("中" * (ROOM + 1))
    assert -27 < closer < 0  # of characters of 22 points
    assert (20 * (ROOM + 1 + 1) * 22 + closer * (ROOM + 1)) <= 8844


@pytest.mark.parametrize("count", [4, ROOM, ROOM + 4, ROOM * 2])
def test_other_titles_stay_as_they_are_designed(count: int) -> None:
    assert spacing("中" * count) == 0
