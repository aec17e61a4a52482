"""Slips of text against the lexicon: what closes a hole, what leaves one, and what the cost of it grows with."""

from itertools import pairwise
from time import process_time

import pytest

from report_engine.language.lexicon import lexicon, of_field
from report_engine.language.pairs import pairs_of
from report_engine.language.slips import slips
from report_engine.language.where import Texts


def said(text: str, *own: str) -> list[tuple[str, str]]:
    known, texts = lexicon(), Texts([text])
    found = slips(text, pairs_of(known, texts.pairs, texts.places), known, of_field(own, known))
    return [(text[slip.start : slip.end], slip.right) for slip in found]


def test_a_slip_is_told_with_the_word_around_it() -> None:
    assert said("教师给予了充分肯订，") == [("充分肯订", "充分肯定")]


def test_words_in_a_row_leave_no_hole() -> None:
    assert said("深化产教融合，推进校企合作，提高人才培养质量") == []


def test_a_name_of_rare_characters_is_no_slip() -> None:
    assert said("请来薛岿、鄢翀、逄锴三位师傅") == []


def test_own_words_are_right_words() -> None:
    assert said("各校推进跨协界同") == []
    assert said("各校推进跨协界同", "跨界协同") == [("跨协界同", "跨界协同")]


@pytest.mark.parametrize("repeated", ["跋", "的跋", "实刁", "一二", "培培"])
def test_the_work_grows_with_the_text(repeated: str) -> None:
    def seconds(size: int) -> float:
        text = (repeated * size)[:size]
        before = process_time()
        said(text)
        return process_time() - before

    said(repeated * 20)
    times = [min(seconds(size) for _ in range(3)) for size in (2_000, 20_000)]
    assert all(later < 25 * max(earlier, 0.004) for earlier, later in pairwise(times))


def test_every_word_is_written_once() -> None:
    known = lexicon()
    assert known.cost["发展"] < known.cost["竣工"] < known.cost["烹饪"]
    assert "签定" not in {word for word, cost in known.cost.items() if cost < known.cost["签订"] + 1}
