"""W213: what is written is a word, no homophone stands for another, and fixed formulas are complete.

规则：不成词、而改一个同音字、形近字，或调换两个字、补上一个字，就成词的，多半写错了。程序带着一部词典，认得对的词，有
把握的才说；写了两次以上的当作行话，引号、书名号里的不管。残缺的固定表述，不合体例的称谓，把地区称为国家，也要改正。
项目里另外要统一的说法写进 data/terms.yaml 的 terms（W206）；确实是专名、行话的，登记到 words，就不再提示。
好：给予充分肯定；截至2024年8月底；台账；立德树人；韩国、中国台湾等国家和地区。
坏：给予充分肯订；截止2024年8月底；台帐；立德育人；韩国、中国台湾等国家。
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from report_engine.checks.names import standing
from report_engine.language.edges import begins_word, severs
from report_engine.language.expressions import expression
from report_engine.language.formulas import altered, pieces
from report_engine.language.near import Names, Near
from report_engine.language.passages import Passage, hide
from report_engine.language.phrases import Phrase, field_words, formulas, phrases
from report_engine.language.reported import reported
from report_engine.language.where import Texts, words_of
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W213 = Code("W213", Category.TEXT)

_YEAR = expression(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_FORMER = expression("[原时]任?[^，。；、]{0,6}\\Z")
_CAMPAIGN = expression("”|的?(?:主题教育|专题教育|教育活动|主题活动)")
_ONCE = expression("曾(?![经祖])|曾经|当年|当时|那时")
_AND = expression("以及|[和与及]")
_OF_SCHOOL = expression("专业|招生|开设|增设|证书|课程|实训|学生|毕业|学校")
_VOICE = frozenset("我者位谢审尊编咱汇")
_ADDRESS = frozenset("各尊衷诚")  # these begin what is said to somebody: none of it in 他向专家表示衷心感谢
_OWN = expression(
    "我[校院园县区](?!长)|(?:各位|尊敬的)(?:领导|来宾|代表|评委|专家)|下面，?我|谢谢大家|(?<![提报])请予?审议|笔者|小编"
    "|记者(?=看到|了解到|获悉|从|在现场|采访)|本报讯|(?:衷心|诚挚)的?感谢(?=[！。])|咱们|咱(?=[校院县区市])"
    "|(?<![使让给把对为跟和向诉醒])(?<!提示)(?<!启示)(?<!要求)(?<!促使)我们(?=[的将要会也都在]|学校|认为|坚持|做法)"
)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for every wrong form outside titles and registered names."""
    wrong = wrong_forms()
    for passage, mistaken in mistaken_formulas(loaded.texts, loaded.passages):
        for found in mistaken:
            yield _formula(passage, found)
    for passage in loaded.holding(_VOICE) if loaded.school is None else ():
        yield from _own(passage)
    known = standing(loaded, loaded.terms.known() if loaded.terms else ())
    forms = loaded.texts.standing(wrong)
    pattern = re.compile("|".join(wrong[form].pattern for form in forms))
    for passage in loaded.holding(forms):
        text = known.sub(hide, passage.untitled)
        for match in pattern.finditer(text):
            former = wrong[match[0]].until > 0 and begins_word(text, match.end() - 1)  # 市场建设部署
            if not former and not severs(text, *match.span()) and not _is_history(passage, match, wrong[match[0]]):
                yield _listed(passage, match, wrong[match[0]])


def mistaken_formulas(texts: Texts, passages: Sequence[Passage]) -> Iterator[tuple[Passage, list[Near]]]:
    """Find formulas with a wrong character or word in passages, of which `texts` are the texts."""
    near = _near()
    right = texts.spans_in(words_of(frozenset(formulas())))
    beside, parts = texts.at(near.pieces.keys()), texts.at(pieces().keys())
    for number in sorted(beside.keys() | parts.keys()):
        passage = passages[number]
        found = [*_almost(passage, near, beside.get(number, ()), right.get(number, ()))]
        others = altered(passage.text, parts.get(number, ()))
        found += (one for one in others if not any(_overlap(one, other) for other in found))
        yield passage, found


@cache
def _near() -> Names:
    return Names((), formulas(), words=True)


@cache
def wrong_forms() -> dict[str, Phrase]:
    """Give the wrong forms of the list, the longest first."""
    return {phrase.wrong: phrase for phrase in phrases()}


def _is_history(passage: Passage, match: re.Match[str], phrase: Phrase) -> bool:
    """Tell whether a former name stands where it was the name: 1995年经省教委批准, 原劳动局."""
    start, end = passage.sentence(match.start())
    years = map(int, _YEAR.findall(passage.text, start, end))
    return phrase.until > 0 and (
        any(year <= phrase.until for year in years)
        or _FORMER.search(passage.text, start, match.start()) is not None
        or _ONCE.search(passage.text, start, match.start()) is not None
        or f"原{match[0]}" in passage.text
    )


def _listed(passage: Passage, match: re.Match[str], phrase: Phrase) -> Problem:
    """Tell a wrong form of the list."""
    about = passage.about(f"phrase:{match[0]}", match.start())
    message = f"{phrase.group}：不写“{match[0]}”"
    return W213.problem(message, passage.at(match.start()), phrase.hint, about, match[0])


def _own(passage: Passage) -> Iterator[Problem]:
    """Tell a school's, a reporter's or a writer's own voice in the report of a region: it was taken from elsewhere."""
    for match in _OWN.finditer(passage.quiet):
        if match[0][0] in _ADDRESS and reported(passage.quiet, passage.sentence(match.start())[0], match.start()):
            continue  # 他向专家表示衷心感谢
        about = passage.about(f"phrase:{match[0]}", match.start())
        message = f"称谓：区域的报告不写“{match[0]}”"
        yield W213.problem(message, passage.at(match.start()), "写单位的全称，或改成叙述", about, match[0])


def _almost(passage: Passage, near: Names, places: Iterable[int], right: Sequence[tuple[int, int]]) -> Iterator[Near]:
    """Find the formulas with one wrong character, or a wrong word; `right` are those without."""
    for found in near.find(passage.text, places, right):
        overlaps = any(start < found.end and found.start < end for start, end in right)
        if not overlaps and not _is_free(passage.text, found) and not _is_elsewhere(passage.text, found):
            yield found


def _is_free(text: str, found: Near) -> bool:
    """Tell whether a formula stands with a comma in a sentence of its own, or with 和 for its last 、.

    要不忘初心，牢记使命; 科教兴国战略、人才强国战略和创新驱动发展战略.
    """
    said = text[found.start : found.end]
    if "、" in said and _AND.sub("、", said) == found.name:
        return True
    named = text[found.start - 1 : found.start] == "“" or _CAMPAIGN.match(text, found.end) is not None
    return said.count("，") == 1 and said.replace("，", "、") == found.name and not named


def _is_elsewhere(text: str, found: Near) -> bool:
    """Tell whether what is like a major's name stands where no major is spoken of: 推广数字技术应用."""
    return found.name in field_words() and not _OF_SCHOOL.search(text)


def _overlap(one: Near, other: Near) -> bool:
    return one.start < other.end and other.start < one.end


def _formula(passage: Passage, found: Near) -> Problem:
    said = passage.text[found.start : found.end]
    about = passage.about(f"phrase:{said}", found.start)
    group = formulas().get(found.name, "固定表述走样")
    message = f"{group}：“{said}”"
    return W213.problem(message, passage.at(found.start), f"写成“{found.name}”", about, said)
