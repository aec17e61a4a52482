"""What years say of one another: editions of what is held every year, years of a course, 三年后的2024年, next plans."""

from collections.abc import Iterator
from dataclasses import dataclass

from report_engine.language.amounts import stated
from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI, VALUE, Passage

_Y = r"(?:19|20)\d{2}"
_N = rf"\d{{1,2}}|[一二两三四五六七八九十]{{1,3}}|{VALUE}"
_HELD = "举办|举行|开展|承办|组织|评选|主办|开办"
_BEGUN = expression(
    rf"[自从](?P<a>{_Y})年(?:\d{{1,2}}月)?(?:起|以来|开始|{HANZI}{{0,4}}(?:首办|首次|首届|创办|{_HELD}))"
    rf"|(?:始办|创办|始|首办|首次{_HELD[:2]}|首届{HANZI}{{0,4}})[于自](?P<b>{_Y})年"
    rf"|(?<!\d)(?P<c>{_Y})年(?:\d{{1,2}}月)?(?:首次{_HELD[:2]}|{HANZI}{{0,6}}(?:{_HELD})了?(?:首届|第一届))"
)
_YEARLY = expression("每年(?!级)|一年一[届次度]|逐年|连年|年年|从未间断|从不间断|连续")
_SOME = expression("连续[^，。；年]*届")  # every second year may be meant as well
_EDITION = expression(
    rf"(?:第(?P<n>{_N})|(?:连续|已经?|成功|累计|共|已成功|{_HELD})(?:成功)?(?:{_HELD})?了?(?P<m>{_N}))届(?![毕中全生])"
)
_YEAR = expression(rf"(?<!\d)({_Y})年")
_STOPPED = expression("因|疫情|暂停|停办|中断(?<!未中断)|两年一|隔年|每两年|每三年|间隔")
_IN = expression(
    rf"(?<!\d)(?P<a>{_Y})(?:年(?:秋季|春季|\d{{1,2}}月)?{HANZI}{{0,4}}?(?:入学|进校|入校|考入|进入|招收|开班|入读)|级)|(?:入学|入校|进校)于(?P<b>{_Y})年"
)
_COURSE = expression(
    rf"(?P<made>{_N})年制|学制(?:为|是)?(?P<long>{_N})年"
    rf"|(?P<done>{_N})年的?(?:学习|学业|求学|培养|苦练|寒窗|中职生活|校园生活|磨炼|磨砺|在校|时光|里|间|来)"
    rf"|(?:在校|就读|学习)(?:学习|就读)?(?:了)?(?P<stay>{_N})年"
)
_OUT = expression(
    rf"(?<!\d)(?P<a>{_Y})(?:年(?:夏季|\d{{1,2}}月)?{HANZI}{{0,6}}?(?P<how>毕业|转段|升入|结业|离校|升学)|届)"
)
_IRREGULAR = expression("提前|延期|休学|复学|参军|入伍|退伍|留级|跳级|曾|转学|插班|[^，。；]年制[^。]*转段|一贯|其中")
_AFTER = expression(
    rf"(?<!\d)(?P<a>{_Y})年(?P<gap>[^。；]{{0,40}}?)(?P<said>(?:时隔|过了|历经)?(?P<n>{_N})年(?:以后|之后|后))(?:的|，)?(?:在|于|到)?(?P<b>{_Y})年"
)
_ANY = expression("届|年制|学制|年的?[学求培苦寒中校磨在时里间来]|[校读习]了?[^，。]{1,3}年|年[以之]?后|总结|回顾")

_PLAN = expression(
    rf"(?:(?P<a>{_Y})年度?的?[^，。；]{{0,12}}(?:总结|回顾)|(?:总结|回顾)了?(?P<b>{_Y})年度?[^，。；]{{0,12}}?)"
    rf"[^。；\d]{{0,16}}(?:制定|制订|部署|谋划|安排)了?(?P<said>{_Y})年度?的?(?:工作|重点|全年)*(?:要点|计划|任务|打算)"
)


@dataclass(frozen=True, slots=True)
class Odd:
    """A number that the years of its sentence deny, and what they give."""

    start: int
    said: str
    hint: str


def odd_years(passage: Passage, this_year: int) -> Iterator[Odd]:
    """Find them sentence by sentence."""
    text = passage.quiet
    if not _ANY.search(text) or not _YEAR.search(text):
        return
    for start, end in passage.sentences:
        yield from _editions(passage, start, end, this_year)
        yield from _course(passage, start, end)
        for match in _AFTER.finditer(text, start, end):
            number = stated(passage, *match.span("n"))
            later = int(match["b"]) - int(match["a"])
            if number and not _YEAR.search(match["gap"]) and later != number:
                hint = f"{match['a']}年到{match['b']}年是 {later} 年"
                yield Odd(match.start("said"), passage.said(match.start("said"), match.end("said")), hint)
        for match in _PLAN.finditer(text, start, end):
            year = match["a"] or match["b"]
            if match["said"] == year:
                yield Odd(match.start("said"), f"{year}年", f"总结{year}年以后，定的是{int(year) + 1}年的")


def _editions(passage: Passage, start: int, end: int, this_year: int) -> Iterator[Odd]:
    """Count the editions of what began in the only year that the sentence names for it, and is held every year."""
    text = passage.quiet
    begun = list(_BEGUN.finditer(text, start, end))
    if len(begun) != 1 or not _YEARLY.search(text, start, end) or _STOPPED.search(text, start, end):
        return
    first = int(begun[0]["a"] or begun[0]["b"] or begun[0]["c"])
    for match in _EDITION.finditer(text, begun[0].end(), end):
        name = "n" if match["n"] else "m"
        number = stated(passage, *match.span(name))
        years = {int(year) for year in _YEAR.findall(text, begun[0].end(), end)}
        lasts = years or {this_year, this_year - 1}
        if number and number > 1 and len(lasts) <= 2 and all(number != last - first + 1 for last in lasts):
            last = max(lasts)
            if number * 2 <= last - first + 2 and _SOME.search(text, match.start() - 8, match.end()):
                continue
            hint = f"{first}年是第一届，{last}年是第 {last - first + 1} 届"
            yield Odd(match.start(), passage.said(match.start(), match.end()), hint)


def _course(passage: Passage, start: int, end: int) -> Iterator[Odd]:
    """Hold the length of a course against the years in which it begins and ends."""
    text = passage.quiet
    courses = list(_COURSE.finditer(text, start, end))
    outs = list(_OUT.finditer(text, start, end))
    left = {one.start() for one in outs}  # 2023年转段进入 is no entry
    ins = [one for one in _IN.finditer(text, start, end) if one.start() not in left]
    if not (len(courses) == len(ins) == len(outs) == 1) or _IRREGULAR.search(text, start, end):
        return
    (course,), (entry,), (leaving,) = courses, ins, outs
    name = next(name for name in ("made", "long", "done", "stay") if course[name])
    number = stated(passage, *course.span(name))
    first = int(entry["a"] or entry["b"])
    years = int(leaving["a"]) - first
    if (
        number
        and years > 0
        and years != number
        and (name in ("done", "stay") or leaving["how"] in ("毕业", "离校", None))
    ):
        said = passage.said(course.start(), course.end())
        yield Odd(course.start(), said, f"{first}年到{leaving['a']}年是 {years} 年")
