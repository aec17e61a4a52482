"""Limits, norms and ranks: numbers that a text quotes or sets, which nobody has counted.

They are told by the words around them (不少于, 满分, 每生每学期, 以内, 方可), never by the number.
"""

import re
from functools import cache

from report_engine.language.passages import HAN

_NUMBER = r"[\d零〇一二两三四五六七八九十百千万.]+"
_NUM = rf"(?:{_NUMBER}(?:[{HAN}%％]{{0,4}})?[至到—–～~-])?"  # the lower end of a range
_LIMIT = (
    r"(?:不|未|不得|不能|不应|不可)(?:少|低|超|高|多|大|小|早|晚|迟|短|长|足|满|逾|突破)[于过出]?|至少|至多|最[多少低高长短迟早][为可]?(?:不超过)?"
    r"|限[定额]?(?:为|在)?|控制在|上限为?|下限为?|满分(?:为|是)?|总分(?:为|是)?|及格线?为?|合格线为?|[修学]?满|任期(?:为|是)?"
    r"|学制(?:为|是)?|有效期(?:为|是)?|期限(?:为|是)?|一般为|原则上(?:为|是|不\w+)?|折算(?:为|成)?|(?<![目之以年日月会课此])前|排名?(?:在|前|第)*|位[列居](?:全[省国市])?第?"
    r"|(?<![今去当本上历])每(?:[生人班周月日天次场名位晚节课科间校组]|学期|学年|课时|学时|满)[^，。；：、均]{0,8}?"
    r"|(?:不[少低超高多][于过出]|至[少多])[^，。；、\d]{0,16}|隔|间隔|提前|推迟|延长|缩短至?"
)
_BEFORE = rf"(?:{_LIMIT})(?:约|近|达到?|的)?{_NUM}\Z"
_AFTER = (
    rf"(?:[至到—–～~-]{_NUMBER}[{HAN}%％]{{0,4}})?"
    r"分?(?:个?(?:工作日|月|周|天|学期|小时|分钟|学时))?"
    r"(?:以[内外]|之?内(?![容部])|(?:以[上下]|不[足等]|左右)(?:的|者|为|，?(?:予以|方可|可以|视为|亮|给予))"
    r"|(?:的|为)?(?:标准|限额|上限|下限|门槛|分值|合格|优秀|良好|及格|封顶|起步|一档|制)|的(?:要求|规定|比例(?:折算|配备|要求)))"
)
_MODAL = (
    r"(?<![其反供对顺适响相])(?:应当|必须(?!看|指)|不得|严禁|方可|方能|才能|可以(?!看|说)|予以|准予|视同|视为|责令"
    r"|须(?!知)|应(?=[在达不]))|可(?=[免折申抵延容供续借停放乘])"
)
_QUOTED = r"》(?:[（(][^（）()]*[）)])?，?(?:中|也|又|均|都)?(?:的)?(?:规定|明确|要求|提出|指出|强调|载明|确定)"
_FAR = 150  # characters within which a sentence is looked at
_CLAUSE = "，。；！？\n"


@cache
def _expressions() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Compile what stands before such a number, behind it, in its clause and before that."""
    return re.compile(_BEFORE), re.compile(_AFTER), re.compile(_MODAL), re.compile(_QUOTED)


def is_norm(text: str, start: int, end: int) -> bool:
    """Tell whether a number of a text is a limit, a norm or a rank; `text` holds the number from start to end."""
    begin, stop = max(0, start - _FAR), end + _FAR
    before = text[max(0, start - 24) : start]
    before = before[max(before.rfind(mark) for mark in _CLAUSE) + 1 :]
    limit, after, modal, quoted = _expressions()
    if limit.search(before) or after.match(text, end) or after.match(text, start + _digits(text, start)):
        return True
    sentence = max(begin, max(text.rfind(mark, begin, start) for mark in "。！？\n") + 1)
    if quoted.search(text, sentence, start):
        return True
    clause = max(begin, max(text.rfind(mark, begin, start) for mark in _CLAUSE) + 1)
    stops = [at for mark in _CLAUSE if (at := text.find(mark, end, stop)) >= 0]
    return bool(modal.search(text, clause, min(stops, default=stop)))


def counts_list(text: str, start: int, value: object) -> bool:
    """Tell whether a number counts what its clause has just listed: 数控、护理、汽修3个专业."""
    begin = max(0, start - _FAR)
    clause = max(begin, max(text.rfind(mark, begin, start) for mark in "，。；：！？（\n") + 1)
    listed = text.count("、", clause, start) + 1
    return listed > 1 and value == listed


def _digits(text: str, start: int) -> int:
    match = re.compile(r"[\d.,]+").match(text, start)
    return len(match[0]) if match else 0
