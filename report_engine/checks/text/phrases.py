"""W213: no homophone stands for another word, and fixed formulas are complete.

规则：同音、形近的误字，残缺的固定表述，不合体例的称谓，把地区称为国家，都要改正。程序带着一份，收得少而有把握；项目里
另外要统一的说法写进 data/terms.yaml 的 terms（W206）；确实是专名的，登记到 words，就不再提示。书名号里的不管。
好：截至2024年8月底；台账；立德树人；韩国、中国台湾等国家和地区。
坏：截止2024年8月底；台帐；立德育人；韩国、中国台湾等国家。
"""

import re
from collections.abc import Iterator

from report_engine.checks.names import exact
from report_engine.language.near import Names
from report_engine.language.passages import Passage, blank, hide
from report_engine.language.phrases import formulas, phrases
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W213 = Code("W213", Category.TEXT)

_OWN = re.compile("我[校院园](?!长)|笔者|记者(?=看到|了解到|获悉|从|在现场|采访)|本报讯")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for every wrong form outside titles and registered names."""
    known = exact(loaded.terms.known() if loaded.terms else ())
    forms = exact(phrase.wrong for phrase in phrases())
    wrong = {phrase.wrong: phrase for phrase in phrases()}
    pattern = re.compile("|".join(phrase.pattern for phrase in phrases()))
    near = Names((), formulas(), words=True)
    pieces = exact(piece for found in near.pieces.values() for piece, *_ in found)
    for passage in loaded.passages:
        if pieces.search(passage.text):
            yield from _almost(passage, near)
        if loaded.school is None:
            yield from _own(passage)
        if not forms.search(passage.text):
            continue
        text = known.sub(hide, blank(passage.unlinked, r"《[^《》\n]*》"))
        for match in pattern.finditer(text):
            phrase = wrong[match[0]]
            message = f"{phrase.group}：不写“{match[0]}”"
            about = passage.about(f"phrase:{match[0]}", match.start())
            yield W213.problem(message, passage.at(match.start()), phrase.hint, about, match[0])


def _own(passage: Passage) -> Iterator[Problem]:
    """Tell a school's, a reporter's or a writer's own voice in the report of a region: it was taken from elsewhere."""
    for match in _OWN.finditer(passage.quiet) if "我" in passage.text or "者" in passage.text else ():
        about = passage.about(f"phrase:{match[0]}", match.start())
        message = f"称谓：区域的报告不写“{match[0]}”"
        yield W213.problem(message, passage.at(match.start()), "写单位的全称，或改成叙述", about, match[0])


def _almost(passage: Passage, near: Names) -> Iterator[Problem]:
    """Tell a formula with one wrong character, or a wrong word."""
    text = passage.text
    right = [match.span() for match in exact(formulas()).finditer(text)]
    for found in near.find(text, right):
        if not any(start < found.end and found.start < end for start, end in right):
            said = text[found.start : found.end]
            about = passage.about(f"phrase:{said}", found.start)
            message = f"{formulas()[found.name]}：“{said}”"
            yield W213.problem(message, passage.at(found.start), f"写成“{found.name}”", about, said)
