"""W270: what has happened is not told as a plan.

规则：报告写的是做过的事。一句里用“将于”“拟”“计划”“力争”“要组织”说的事，后面（同一句，或以“当天”“活动”“最终”开头的下一句）又写出了
结果（到场、评出、受到欢迎、圆满结束……），或者句首的、打算的日期早于封面的日期，多半是从方案、通知里抄来，时态没有改。写“原计划”、写计划完成
得怎样、写今后打算的，不算。“刚刚过去的”不是本报告的那一年、别处写已经做完的，也一样。
好：2024年5月，活动周在海港市启动，29所学校参加；学校计划于2025年3月启用新礼堂。
坏：2024年活动周拟于5月启动；即将到来的2024年国庆节，学校要参加演出；2024年5月，活动周将在海港市启动，29所学校参加了活动；学校拟举办心理剧展演，最终有9个班级获奖。
"""

import re
from collections.abc import Iterator

from report_engine.checks.names import exact, school_names
from report_engine.language.expressions import expression
from report_engine.language.passages import HAN, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W270 = Code("W270", Category.TEXT)

_ACT = (
    "组织|举办|举行|召开|开展|启动|开设|建设|新建|建成|成立|选派|派出|邀请|安排|引进|承办|推出|迎来|评选|培训|购置|投入|实施|表彰|发布"
    "|组建|设立|编写|改造|增设|聘请|参加"
)
_PLAN = expression(
    rf"将(?:于|会(?!议|员|计)|要|(?:陆续|继续|分批|联合)?(?=举办|举行|召开|启动|迎来|推出|选派)|在[^，。；]{{2,20}}(?:启动|举行|举办|召开|开幕|开展|进行|开工)(?=[，。；]))"
    rf"|(?<![虚模草])拟(?:于|在|对|(?=(?:联合|新)?(?:{_ACT})))"
    rf"|(?<=[，。；年月日度校心局县区市部们会社班初将])计划(?:力争|于|在|(?={_ACT}))|(?<=[，。；年月日度校心局部])(?:力争|预计)(?={_ACT})"
    rf"|(?<=[校心局部们])要(?={_ACT})"
)
# What only somebody can tell who was there.
_DONE = expression(
    "最终[有共评获由]|(?:普遍|一致|纷纷)(?:反映|认为|表示)|收获(?:很大|颇丰|满满|颇多)|受益匪浅|获益良多|深受启发|评[选]?出了?|(?:深受|备受|受到|赢得|得到)了?[^，。；]{1,12}?(?:欢迎|好评|肯定|赞誉|认可|称赞|一致)|圆满|落下帷幕|落幕|到场"
    "|参加了|参与了|吸引了|达成[^，。；]{0,10}意向|常态化|取得了|获得了|荣获|摘得|完成了|反响|掌声|展示了|表演了|分享了|收到了|观看了|拉开了?帷幕|已在|已经"
)
# 计划建设一间书法教室，教室2024年3月投入使用后，每周……: what is told of the time since then.
_IN_USE = expression(
    r"(?P<y>20\d{2})年(?P<m>\d{1,2})月[^，。；\d]{0,4}(?:投入使用|启用|建成|竣工|落成|完工|开放)(?:后|以来|至今)，(?![^。；]{0,16}[可将能])"
)
_GOES_ON = expression("(?:当[天日晚]|现场|活动|比赛|大赛|期间|最终|展演|培训|会上|此次|本次|共有|赛后|仪式)")
# Who reports how a plan was kept, or what is still to come, tells no past as future.
_SPARED = expression(
    "原[计拟定]|比计划|超(?:出|过)?计划|按计划|实际|提前|推迟|延期|改[在为期]|下一步|今后|明年|未来|来年|提出|决定|明确|要求|印发|规定|承诺|表示|宣布|强调|指出|签[约订署]"
    "|目前已?(?:完成|到位|建成|投入)|争取到"
)
_YEAR = expression(r"(?<!\d)(?P<y>(?:19|20)\d{2})(?:—(?P<to>20\d{2}))?(?:学年|年)(?:(?P<m>\d{1,2})月)?")
_OPENS = expression(rf"[\s\n]*{_YEAR.pattern}[^，。；]{{0,8}}，")
_LEADS = expression(rf"[\s\n]*{_YEAR.pattern}[^，。；的]{{0,12}}")
# A time of the plan itself, or of what is said to be coming: 拟于5月启动, 预计到2024年8月底, 即将到来的2024年国庆节.
_MONTHS = {"上半年": 6, "下半年": 12, "年底": 12, "年末": 12, "年内": 12, "春季学期": 7, "秋季学期": 9, "暑假": 8}
_TIME = rf"(?:(?P<y>20\d{{2}})年)?(?:(?P<m>\d{{1,2}})月|(?P<when>{'|'.join(_MONTHS)}))"
_DATED = expression(
    rf"(?:预计|有望|争取|力争|(?<!原)计划|(?<![虚模草])拟|将)将?(?=[于在到至]|20\d)[于在到至]?(?:当年)?{_TIME}"
)
_COMING = expression(
    r"即将(?:到来|来临|举行|举办|开幕|召开|启动|开始|迎来)的(?P<y>20\d{2})年|(?P<y2>20\d{2})年[^，。；]{2,16}?即将(?:到来|来临|举行|举办|开幕|召开|启动|迎来)(?!之际|时|前)"
)
_NOW = expression("目前|正在|现正|加紧|紧张|筹备|准备|将(?:在|于|会|要|以|有)|要(?:在|参加|举办|组织)|拟|计划|届时")
_THEN = expression(r"(?:为|迎接|喜迎|庆祝|面对|随着)\Z|之际|前夕")
# What a year ago was near: 刚刚过去的2022年; 为迎接2024年10月的评价，各校正抓紧….
_JUST = expression(r"(?:刚刚?过去|过去不久)的(?P<y>20\d{2})年(?!\d|[^，。；]{0,3}[春夏秋冬寒暑])")
_READY = expression(
    r"为?(?:迎接|筹备|备战)(?P<y>20\d{2})年(?P<m>\d{1,2})月[^。；]{0,24}?(?:正在?|目前|现)(?:抓紧|加紧|积极|全力|紧张|着手)"
)
_SOON = expression(
    rf"(?:拟|将|计划|预计)于?(?:近期|近日|不日|年内|年底前?)(?P<what>[{HAN}]{{4,10}})(?=[，。；])|即将(?P<or>[{HAN}]{{4,10}})(?=[，。；])"
)
_NEAR = 24  # characters between a date that opens a sentence and its plan


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for plans whose outcome is told, or whose time has passed."""
    cover = _YEAR.search(loaded.document.front.date.text)
    until = (int(cover["y"]), int(cover["m"] or 1)) if cover else (loaded.document.year + 1, 1)
    for passage in loaded.prose_holding(("将", "拟", "计划", "力争", "预计", *(body + "要" for body in "校心局部们"))):
        text = passage.quiet
        told = -1
        for match in _PLAN.finditer(text):
            start, end = passage.sentence(match.start())
            if start == told or _SPARED.search(text, start, end) or _later(text, start, end, until):
                continue
            done = _DONE.search(text, match.end(), end) or _in_use(text, match.end(), end) or _next(passage, end)
            if done or _passed(text, start, match.start(), until):
                told = start
                yield _problem(passage, match, done)
        for match in _dated(text, until):
            start, end = passage.sentence(match.start())
            if start != told and not _SPARED.search(text, start, end) and not _later(text, start, end, until):
                told = start
                yield _problem(passage, match, None)
    yield from _since(loaded, until)


def _since(loaded: Loaded, until: tuple[int, int]) -> Iterator[Problem]:
    """Tell what was just over, or made ready, years or months ago, and what another place says has happened."""
    schools = exact(school_names(loaded))
    for passage in loaded.prose_holding(
        ("过去", "迎接", "筹备", "备战", "近期", "近日", "不日", "年内", "年底", "即将")
    ):
        text = passage.quiet
        for match in _JUST.finditer(text):
            if int(match["y"]) != loaded.document.year:
                yield _problem(passage, match, None)
        for match in _READY.finditer(text):
            if (int(match["y"]), int(match["m"])) < until:
                yield _problem(passage, match, None)
        for match in _SOON.finditer(text):
            start, _ = passage.sentence(match.start())
            names = {name[0] for name in schools.finditer(text, start, match.start())}
            done = re.compile(f"已(?:经|顺利|正式|全部|整体)?{re.escape((match['what'] or match['or'])[:4])}")
            if len(names) == 1 and any(_says(one, done, names) for one in loaded.prose_holding("已")):
                yield _problem(passage, match, None)


def _says(passage: Passage, done: re.Pattern[str], names: set[str]) -> bool:
    """Tell whether a passage says of the school that it has been done."""
    said = done.search(passage.text)
    start = passage.sentence(said.start())[0] if said else 0
    return bool(said) and any(name in passage.text[start : said.start() if said else 0] for name in names)


def _dated(text: str, until: tuple[int, int]) -> Iterator[re.Match[str]]:
    """Find plans whose own time has passed, and what is said to be coming and has come."""
    for match in _DATED.finditer(text):
        begin = max(text.rfind(mark, 0, match.start()) for mark in "。！？") + 1
        named = {one["y"] for one in _YEAR.finditer(text, begin, match.start())}
        year = match["y"] or (named.pop() if len(named) == 1 else "")
        month = int(match["m"] or _MONTHS[match["when"]])
        if year and (int(year), month) < until:
            yield match
    for match in _COMING.finditer(text):
        end = min((at for mark in "。！？" if (at := text.find(mark, match.end())) >= 0), default=len(text))
        before = text[max(0, match.start() - 4) : match.start()]
        then = _THEN.search(before) or _THEN.search(text, match.start(), end)
        if (int(match["y"] or match["y2"]), 12) < until and not then and _NOW.search(text, match.end(), end):
            yield match


def _later(text: str, start: int, end: int, until: tuple[int, int]) -> bool:
    """Tell whether the sentence names a time that is still to come when the report is published."""
    return any((int(one["to"] or one["y"]), int(one["m"] or 12)) >= until for one in _YEAR.finditer(text, start, end))


def _passed(text: str, start: int, at: int, until: tuple[int, int]) -> bool:
    """Tell whether the sentence begins with a month, or a school year, that has passed, and the plan follows it."""
    opens = _OPENS.match(text, start, at) or _LEADS.fullmatch(text, start, at)
    if opens is None or at - opens.end() > _NEAR or not (opens["m"] or opens["to"]):
        return False
    return (int(opens["to"] or opens["y"]), int(opens["m"] or 8)) < until


def _in_use(text: str, at: int, end: int) -> re.Match[str] | None:
    """Find what is told of the time since a plan was carried out; the plan of an earlier year is history."""
    used = _IN_USE.search(text, at, end)
    begin = max(text.rfind(mark, 0, at) for mark in "。！？") + 1
    earlier = used and any(int(one["y"]) < int(used["y"]) for one in _YEAR.finditer(text, begin, used.start()))
    return None if earlier else used


def _next(passage: Passage, end: int) -> re.Match[str] | None:
    """Find the outcome in the next sentence, where this goes on about the same."""
    if end >= len(passage.quiet):
        return None
    start, stop = passage.sentence(end)
    goes_on = start == end and _GOES_ON.match(passage.quiet, start)
    return _DONE.search(passage.quiet, start, stop) if goes_on else None


def _problem(passage: Passage, match: re.Match[str], done: re.Match[str] | None) -> Problem:
    said = passage.said(match.start(), match.end())
    why = f"后面写的是已有的结果“{done[0]}”" if done else "所说的时间已经过去"
    about = passage.about(f"planned:{said}", match.start())
    return W270.problem(f"“{said}”是打算的口气，{why}", passage.at(match.start()), "改写成已经做的事", about, said)
