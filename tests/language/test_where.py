"""Where words stand in texts: which of many do, and where two characters come again."""

from report_engine.language.where import Texts

TEXTS = Texts(["开展培训培训", "市教育局", "局"])


def test_of_many_words_those_are_given_that_stand() -> None:
    assert TEXTS.standing(["教育局", "局", "教育厅", "培训市", "校"]) == ["教育局", "局"]


def test_a_word_does_not_reach_from_one_text_to_the_next() -> None:
    assert TEXTS.standing(["局局", "训市"]) == []


def test_two_characters_that_come_again_are_given_by_text_and_place() -> None:
    assert TEXTS.repeating(8) == {0: [2]}
