"""W308: no sentence says twice, or denies twice, what it says once, and its words go with one another.

规则：“不少于……以上”“大约……左右”“防止不发生”“通过……，使……”“是因为……的原因”，状语后面写“的”、补语前面写“的”，都是
常见的病句，要改正。名词和动词要搭配（水平说“提高”，规模说“扩大”，措施说“采取”），关联词要成对（只有……才……），同义词不并用，包含别个的不与它并列，
“他”“她”“本院”要与前面所说的相合，谦辞说自己、敬辞说对方，成语要用它的本义。网络用语、口语、没有根据的夸饰不用。程序带着一份，收得少而有把握。引号、书名号里的不管。
好：不少于80学时；3600余名；防止发生事故；各校扎实地推进改革；准备得十分充分；建立报修机制。
坏：不少于80学时以上；3613余名；防止不发生事故；各校扎实的推进改革；通过开展培训，使教师的能力得到提高；建立报修措施。
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from report_engine.checks.text.exact import exact
from report_engine.language.collocations import clashes
from report_engine.language.conjunctions import mismatches
from report_engine.language.constructions import FILE, REGISTER, Construction, found_in
from report_engine.language.coordination import misplaced
from report_engine.language.courtesies import discourtesies
from report_engine.language.edges import severs
from report_engine.language.expressions import expression
from report_engine.language.idioms import idioms, misused
from report_engine.language.kinds import contained
from report_engine.language.particles import particles
from report_engine.language.passages import Passage
from report_engine.language.pronouns import mistaken
from report_engine.language.repetitions import repetitions
from report_engine.language.reported import reported
from report_engine.language.serial import serial
from report_engine.language.where import joined, words_of
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W308 = Code("W308", Category.TEXT)

_SUBJECT = "缺主语"
_GOVERNED = ("搭配不当", "缺宾语")  # what is wrong if its verb has its noun for an object
# What leads to a subject; a sentence that begins with anything else has named it, and its parts go on about it.
_LEADS = expression(
    "在|通过|经过|经|随着|由于|因为|从|对|当|据|根据|按照|依据|借助|依托|凭借|围绕|针对|结合|为|以|利用|立足|[一二三四五首第其]"
)


@dataclass(frozen=True, slots=True)
class _Found:
    """What is wrong between two offsets, why, and what to do."""

    start: int
    end: int
    group: str
    cure: str


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for every construction outside quotations, and for words that do not go together."""
    listed: dict[int, list[_Found]] = {}
    for name in (FILE, REGISTER):
        for passage, match, one in found_in(loaded.prose_holding, attrgetter("quiet"), name):
            if not _is_right(passage, match, one):
                listed.setdefault(id(passage), []).append(_Found(*match.span(), one.group, one.cure))
    for passage, particle in particles(loaded.prose_holding):
        wrong = _Found(particle.start, particle.end, "的、地、得", particle.cure)
        listed.setdefault(id(passage), []).append(wrong)
    quiet = joined(passage.quiet for passage in loaded.passages)
    for number, places in loaded.texts.spans_in(words_of(frozenset(idioms())), quiet).items():
        passage = loaded.passages[number]
        for idiom in misused(passage, places):
            wrong = _Found(idiom.start, idiom.end, "成语的意思不合", f"它的意思是：{idiom.means}")
            listed.setdefault(id(passage), []).append(wrong)
    for passage in loaded.prose:
        reach = -1
        found = [*listed.get(id(passage), ()), *_words(passage)]
        for one in sorted(found, key=lambda one: (one.start, -one.end)):
            if one.start >= reach:  # else it is told already
                reach = one.end
                said = passage.said(one.start, one.end)
                about = passage.about(f"construction:{said}", one.start)
                yield W308.problem(f"{one.group}：“{said}”", passage.at(one.start), one.cure, about, said)


def _is_right(passage: Passage, match: re.Match[str], one: Construction) -> bool:
    """Tell whether what was found is part of other words, of reported speech, or has its subject before a semicolon."""
    text, (start, _) = passage.quiet, passage.sentence(match.start())
    if one.group.startswith(_SUBJECT) and text[match.start() - 1 : match.start()] == "；":
        return _LEADS.match(text, start) is None
    if one.group.startswith(_GOVERNED) and serial(match[0]):
        return True
    told = one.is_right(text[start : match.start()]) or (one.reported and reported(text, start, match.start()))
    return told or severs(text, *match.span())


def _words(passage: Passage) -> Iterator[_Found]:
    """Look for words that do not go with those beside them."""
    text = passage.quiet
    for clash in clashes(text):
        yield _Found(clash.start, clash.end, "搭配不当", f"“{clash.noun}”不说“{clash.verb}”，可用：{clash.say}")
    for start, end in repetitions(text):
        yield _Found(start, end, "意思重复", "只留一个")
    for pair in mismatches(text):
        yield _Found(pair.start, pair.end, "关联词语不配", f"“{pair.first}”不配“{pair.second}”，配“{pair.takes}”")
    for wrong in discourtesies(passage.text, text):
        yield _Found(wrong.start, wrong.end, "谦辞敬辞用错了对象", wrong.cure)
    for one in misplaced(text):
        yield _Found(one.start, one.end, one.group, one.cure)
    for kind in contained(text):
        yield _Found(kind.start, kind.end, "并列不当", f"“{kind.genus}”包含“{kind.species}”，不能并列")
    for match in exact(passage):
        yield _Found(*match.span(), "确数当约数说", "写确数的删去“余”“约”，或写成整数")
    for pronoun in mistaken(text):
        yield _Found(pronoun.offset, pronoun.offset + len(pronoun.said), f"指的是“{pronoun.of}”", pronoun.cure)
