"""W307: title marks and quotation marks stand once, and title marks stand around works.

规则：引号、书名号不叠用；书名号用于书、报刊、文件、文章、作品的名称，专业、称号、奖项、证书、会议、活动、公司的名称不用书名号
（GB/T 15834）；几种书各用各的书名号；data/terms.yaml 里登记的文件和学习、执行的法规用书名号，不用引号，也不能不用。
好：“技能成才”演讲比赛；航空服务专业；《职业学校学生实习管理规定》；《红岩》《平凡的世界》等图书。
坏：““技能成才””演讲比赛；《航空服务》专业；《文明宿舍》评选；学习职业学校学生实习管理规定；《红岩、平凡的世界》等图书。
"""

import re
from collections.abc import Iterator

from report_engine.language.expressions import expression
from report_engine.language.passages import Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W307 = Code("W307", Category.TEXT)

_TWICE = expression("“{2,}|”{2,}|《{2,}|》{2,}|‘{2,}|’{2,}")
_NO_WORK = expression(
    r"《[^《》\n]{2,30}》(?P<what>专业(?!目录|教学|课|建设|人才|标准)|方向|称号|荣誉|奖(?!学金|励)|奖牌|奖杯|证书|资格证|牌匾|大赛|比赛|竞赛"
    r"|会议|大会|论坛|研讨会|现场会|推进会|(?:主题)?(?:教育|实践)?活动|公司|集团|社团|工作室|实训室|车间|班(?!组|主任|级)"
    r"|评比|杯赛?(?![子中])|技能节|文化节|艺术节|技能周)"
    r"|《[^《》\n]{2,16}(?P<event>活动周|活动月|宣传周|技能节|文化节|艺术节|读书节|体育节|科技节|运动会|大赛|竞赛|评比|讲座|晚会|夏令营"
    r"|冬令营|启动仪式|开幕式|毕业典礼|成人礼)》(?!的?(?:方案|办法|通知|报道|歌|一文|一书))"
)
# Works named side by side have one kind of marks: “红岩”《平凡的世界》.
_BESIDE = expression("“[^“”\n]{1,16}”(?=[、和与]?《)|(?<=》)[、和与]?“[^“”\n]{1,16}”(?=[、和与等《])")
# What is judged, or what people are asked to do, is no work; a work may be the theme of reading and singing.
_DONE = expression(
    r"《[^《》\n]{2,24}(?<![法典例定法则要])》(?P<what>(?:主题|专题|系列)?(?:评选|创建|争创|征文|征集|志愿服务|演讲|班会|品牌))"
)
# A theme is no work, nor is what people are told to do.
_THEME = expression(
    "以《[^《》\n]{2,30}》(?P<what>为(?:主题|口号|主旨)(?=的?(?:举办|开展|组织|举行|召开|策划|进行)|的[一-龥]{0,6}(?:活动|晚会|班会|比赛|讲座|大赛|竞赛|征文)))"
    "|《(?=(?P<action>撰写|填写|观看|评出|书写|参观|举办|开展)[^《》\n]{1,10}》)(?![^《》\n]{1,12}(?:办法|方案|通知|指南|规定|意见|记|纪实)》)[^《》\n]+》"
)
# 荣获“文明校园称号”: the word for an honour is no part of its name.
_HONOUR = expression(
    r"(?:荣获|获得|获|授予|被评为|荣膺)[^，。；“\n]{0,10}(?P<honour>“[^“”\n]{2,20}?(?P<called>荣誉称号|光荣称号|称号)”)"
)
_SEVERAL = expression(
    r"《[^《》\n]{1,12}(?:、[^《》\n]{1,12})+》(?=(?:等|[两三四五几\d]+)?[本部首篇种]?"
    r"(?:[一-龥]{0,3}(?:图书|书籍|名著|著作|作品|歌曲|影片|电影|剧目|课文|刊物|报刊|杂志|教材|读物|经典)))"
)
_WORK = expression(
    "(?:观看|欣赏|排演|演出|表演|演唱|朗诵|阅读|拍摄|创作|编排|排练|播放|诵读|献上|带来|上演|演绎|合唱|高唱|共读|品读|研读|精读|通读|学唱|传唱|推荐|购买|改编|翻拍)了?[^，。；“”《》\n]{0,8}"
    "(?:纪录片|电影|影片|电视剧|话剧|小说|歌曲|合唱|散文|诗歌|名著|专著|舞蹈|歌舞|小品|课本剧|情景剧|舞台剧|短剧|相声|诗朗诵|图书|微电影"
    "|宣传片|专题片|歌剧|舞剧|曲目)(?P<quoted>“[^“”\n]{1,16}”)(?![奖节周季月杯])"
    "|(?:共读|品读|研读|精读|通读|读完|读罢)了?(?P<read>“[^“”\n]{1,16}”)(?=[，。、一])"
)
_REGULATIONS = ("准则", "办法", "规定", "条例", "细则", "意见", "规则", "纲要", "大纲", "规程", "决定")
_BARE = expression(
    "(?:学习|对照|依据|按照|执行|落实|贯彻|印发|根据|遵守|遵照|宣讲|解读|颁布|下发)了?(?P<title>(?:中国共产党|中华人民共和国|新时代|中小学"
    "|中等职业|职业学校|职业院校|教育部|[一-龥]{2,3}[省市]|未成年人)[^，。；《》、“”的\n]{2,24}?(?<!有关)(?<!相关)(?<!法规)"
    f"(?:{'|'.join(_REGULATIONS)}))(?=[，。；、和与]|要求|精神)"
)
_QUOTED = expression(r"“([^“”\n]{5,60})”")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for doubled marks, and for marks of the wrong kind."""
    titles = {str(one.name) for one in loaded.terms.documents} if loaded.terms else set()
    for passage in loaded.holding(mark + mark for mark in "“”《》‘’"):
        for match in _TWICE.finditer(passage.text):
            yield _problem(match, f"“{match[0]}”叠用了", "留一个", passage)
    for passage in loaded.holding("《"):
        yield from _marked(passage)
    for passage in loaded.holding("“"):
        for match in _WORK.finditer(passage.text):
            said = match["quoted"] or match["read"]
            yield _problem(match, f"作品的名称用书名号：{said}", f"写成《{said[1:-1]}》", passage)
    for passage in loaded.holding(("称号”",)):
        for match in _HONOUR.finditer(passage.text):
            said = f"{match['honour'][: -len(match['called']) - 1]}”{match['called']}"
            yield _problem(match, f"“{match['called']}”不在引号里面：{match['honour']}", f"写成{said}", passage)
    for passage in loaded.holding(_REGULATIONS):
        for match in _BARE.finditer(passage.text):
            yield _problem(match, f"文件名称用书名号：{match['title']}", f"写成《{match['title']}》", passage)
    for passage in loaded.holding(titles):
        for match in _QUOTED.finditer(passage.text):
            if match[1] in titles:
                yield _problem(match, f"文件名称用书名号：{match[0]}", f"写成《{match[1]}》", passage)


def _marked(passage: Passage) -> Iterator[Problem]:
    """Look for marks around what is no work and around several works at once, and for other marks beside them."""
    text = passage.text
    for pattern in (_NO_WORK, _DONE):
        for match in pattern.finditer(text):
            hint = "删去书名号；要标出来的用引号"
            yield _problem(match, f"{match[str(match.lastgroup)]}的名称不用书名号：{match[0]}", hint, passage)
    for match in _THEME.finditer(text):
        what = "主题、口号" if match["what"] else "要做的事"
        yield _problem(match, f"{what}不用书名号：{match[0]}", "主题用引号，要做的事删去书名号", passage)
    for match in _SEVERAL.finditer(text):
        said = "".join(f"《{one}》" for one in match[0][1:-1].split("、"))
        yield _problem(match, f"几种书各用各的书名号：{match[0]}", f"写成{said}", passage)
    for match in _BESIDE.finditer(text):
        said = match[0].lstrip("、和与")
        yield _problem(match, f"与并列的作品用一样的书名号：{said}", f"写成《{said[1:-1]}》", passage)


def _problem(match: re.Match[str], message: str, hint: str, passage: Passage) -> Problem:
    about = passage.about(f"marks:{match[0]}", match.start())
    return W307.problem(message, passage.at(match.start()), hint, about, match[0])
