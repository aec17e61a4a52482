"""W228: what a sentence refers to shows what the sentence tells."""

import pytest
from tiny_project import SECTION, Tiny

from .language import found, messages

MORE = """\
      - chart:
          id: fig-books
          kind: bar
          caption: 教材建设和校企合作编写教材
          indicators: [students]
      - chart:
          id: fig-ways
          kind: bar
          caption: 单招升学和对口升学途径人数
          indicators: [teachers]
      - 教材建设的情况见[@fig-books]，升学途径的人数见[@fig-ways]。
      - case: drama
"""


@pytest.fixture
def shown(tiny: Tiny) -> Tiny:
    """A section with more charts."""
    tiny.change(SECTION, "      - case: drama\n", MORE)
    return tiny


@pytest.mark.parametrize(
    "text",
    [
        "单招升学和对口升学的人数见[@fig-ways]。",
        "详细情况见[@fig-books]。",
        "学校重视就业（见[@fig-books]）。",
        "教材建设的情况见[@fig-books]，单招升学、对口升学的人数见[@fig-ways]。",
    ],
)
def test_what_is_meant(shown: Tiny, text: str) -> None:
    shown.prose(text)
    assert found(shown, "W228") == []


def test_another_is_meant(shown: Tiny) -> None:
    shown.prose("单招升学、对口升学途径的人数见[@fig-books]。")
    assert messages(shown, "W228") == [
        "这一句说的像是“单招升学和对口升学途径人数”，指的却是图“教材建设和校企合作编写教材”"
    ]


def test_another_is_meant_that_the_sentence_tells_of_first(shown: Tiny) -> None:
    shown.prose("毕业生走单招升学、对口升学途径的人数，两年间从数十到数百不等（见[@fig-books]）。")
    assert messages(shown, "W228") == [
        "这一句说的像是“单招升学和对口升学途径人数”，指的却是图“教材建设和校企合作编写教材”"
    ]
    shown.change(SECTION, "见[@fig-books]）。\n", "见[@fig-ways]）。\n")
    assert found(shown, "W228") == []
