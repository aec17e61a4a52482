"""W307: title marks and quotation marks stand once, and title marks stand around works.

规则：引号、书名号不叠用；书名号用于书、报刊、文件、文章、作品的名称，专业、称号、奖项、证书、会议、活动、公司的名称不用书名号
（GB/T 15834）；data/terms.yaml 里登记的文件名称用书名号，不用引号。
好：“技能成才”演讲比赛；航空服务专业；《职业学校学生实习管理规定》。
坏：““技能成才””演讲比赛；《航空服务》专业；《先进单位》称号；“职业学校学生实习管理规定”（登记的是文件）。
"""

import re
from collections.abc import Iterator

from report_engine.language.passages import Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W307 = Code("W307", Category.TEXT)

_TWICE = re.compile("“{2,}|”{2,}|《{2,}|》{2,}|‘{2,}|’{2,}")
_NO_WORK = re.compile(
    r"《[^《》\n]{2,30}》(?P<what>专业(?!目录|教学|课|建设|人才|标准)|方向|称号|荣誉|奖(?!学金|励)|奖牌|奖杯|证书|资格证|牌匾|大赛|比赛|竞赛"
    r"|会议|大会|论坛|研讨会|现场会|推进会|(?:主题)?(?:教育|实践)?活动|公司|集团|社团|工作室|实训室|车间|班(?!组|主任|级)"
    r"|评比|杯赛?(?![子中])|技能节|文化节|艺术节|技能周)"
    r"|《[^《》\n]{2,16}(?P<event>活动周|活动月|宣传周|技能节|文化节|艺术节|读书节|体育节|科技节|运动会|大赛|竞赛|评比|讲座|晚会|夏令营"
    r"|冬令营|启动仪式|开幕式|毕业典礼|成人礼)》(?!的?(?:方案|办法|通知|报道|歌|一文|一书))"
)
# Works named side by side have one kind of marks: “红岩”《平凡的世界》.
_BESIDE = re.compile("“[^“”\n]{1,16}”(?=[、和与]?《)|(?<=》)[、和与]?“[^“”\n]{1,16}”(?=[、和与等《])")
_QUOTED = re.compile(r"“([^“”\n]{5,60})”")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for doubled marks, and for marks of the wrong kind."""
    titles = {str(one.name) for one in loaded.terms.documents} if loaded.terms else set()
    for passage in loaded.holding(mark + mark for mark in "“”《》‘’"):
        for match in _TWICE.finditer(passage.text):
            yield _problem(match, f"“{match[0]}”叠用了", "留一个", passage)
    for passage in loaded.holding("《"):
        text = passage.text
        for match in _NO_WORK.finditer(text):
            hint = "删去书名号；要标出来的用引号"
            yield _problem(match, f"{match['what'] or match['event']}的名称不用书名号：{match[0]}", hint, passage)
        for match in _BESIDE.finditer(text):
            said = match[0].lstrip("、和与")
            yield _problem(match, f"与并列的作品用一样的书名号：{said}", f"写成《{said[1:-1]}》", passage)
    for passage in loaded.holding(titles):
        for match in _QUOTED.finditer(passage.text):
            if match[1] in titles:
                yield _problem(match, f"文件名称用书名号：{match[0]}", f"写成《{match[1]}》", passage)


def _problem(match: re.Match[str], message: str, hint: str, passage: Passage) -> Problem:
    about = passage.about(f"marks:{match[0]}", match.start())
    return W307.problem(message, passage.at(match.start()), hint, about, match[0])
