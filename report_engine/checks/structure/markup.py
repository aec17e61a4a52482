"""N005: titles and captions are plain text: nothing in them is looked up or set bold.

规则：标题、图题、表题只写文字。
好：图题写“高中阶段招生情况”。
坏：图题写“招生{招生数}人”，会照原样印出花括号；正文里才能引用数值和图表。
"""

from collections.abc import Iterator

from report_engine.checks.structure.targets import NOUNS, title_of
from report_engine.language.expressions import expression
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Named, Problem, Severity

N005 = Code("N005", Category.STRUCTURE, Severity.ERROR)

_MARKUP = expression(r"\{[^{}]*\}|\[@[^\]]*\]|\*\*")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for the marks of running text."""
    for target in {id(one): one for one in (*loaded.targets, *loaded.cases)}.values():
        for mark in dict.fromkeys(_MARKUP.findall(title_of(target))):
            message = f"{NOUNS[type(target)]}“{target.id}”的标题里有 {mark}，会照原样印出"
            hint = "标题里直接写文字，引用和粗体只能用在正文里"
            yield N005.problem(message, target.source, hint, Named(target.id), mark)
