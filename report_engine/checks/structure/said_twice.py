"""N012: the word of a label is not typed before the mention that prints it.

规则：[@编号] 印出的是“表 1”“图 2”“案例 3”，前面不再写“表”“图”“案例”。
好：见[@tbl-scale]。
坏：见表[@tbl-scale]，印成“见表表 1”。
"""

from collections.abc import Iterator

from report_engine.document import Case, Chart, Figure, Scorecard, Section, Table
from report_engine.language.expressions import expression
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

N012 = Code("N012", Category.STRUCTURE)

_BEFORE = expression("[见如由从与和及在据看下上该附的]$|[^\u4e00-\u9fff]$|^$")  # a word that ends in 图 is no label


def check(loaded: Loaded) -> Iterator[Problem]:
    """Hold what stands before each mention against the word that it prints."""
    words = dict(_words(loaded))
    for passage in loaded.passages:
        for mention in passage.mentions:
            word = words.get(mention.target, "")
            before = passage.text[: mention.start].rstrip(" \u3000\xa0")
            if word and before.endswith(word) and _BEFORE.search(before.removesuffix(word)):
                place = passage.at(len(before) - len(word))
                said = f"{word}[@{mention.target}]"
                message = f"“{said}”会印出两个“{word}”"
                about = passage.about(f"label:{mention.target}", mention.start)
                yield N012.problem(message, place, f"去掉前面的“{word}”", about, said)


def _words(loaded: Loaded) -> Iterator[tuple[str, str]]:
    """Give for each target the word that its label begins with."""
    patterns = loaded.layout.patterns()
    for target in loaded.targets:
        match target:
            case Figure():
                kind = "chart" if isinstance(target.image, Chart) and "chart" in patterns else "figure"
            case Table():
                kind = "table"
            case Case():
                kind = "case"
            case Scorecard():
                kind = "scorecard"
            case Section():
                continue
        yield target.id, patterns[kind].prefix.strip()
