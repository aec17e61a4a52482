"""W226: nothing of the work on a draft is left in the text: no blanks to be filled, no notes to colleagues.

规则：空着待填的记号（XX、××、□□、****、空括号）、没有定的话（数量待定、面积待核实、（待补））、写给同事的话（（此处请某主任核实）、
批注：……、TODO），定稿前都要处理。“不详”“有待提高”一类的叙述不算。
好：合作企业中，制造业12家；“1+X”证书；二○○四年。
坏：合作企业中，制造业XX家；宿舍空调数量待定；（此处请张主任核实）。
"""

import re
from collections.abc import Iterator
from functools import cache

from report_engine.language.passages import hide
from report_engine.load import Loaded
from report_engine.openings import OPENING
from report_engine.problems import Category, Code, Problem

W226 = Code("W226", Category.TEXT)

_BRACKETS = "（(【[〔"
_WORDS = (
    "此处",
    "此段",
    "此句",
    "这段",
    "这句",
    "本段",
    "本句",
    "该段",
    "该句",
    "请",
    *(f"{post}：" for post in ("科长", "处长", "主任", "老师", "局长", "书记")),
    "批注",
    "TODO",
    "TBD",
    "FIXME",
    "意见：",
    "意见:",
    "备忘",
    *(f"{last}：" for last in "为成前后稿文句选增除换入写删"),
    "？？",
    "??",
    "[",
    "者注",
    "辑注",
    "todo",
    "“”",
    "“ ”",
    "见附件",
    "某某",
    *(
        "以上内容",
        "上述内容",
        "同去年",
        "同上年",
        "发来",
        "微信",
        "邮箱",
        "文件夹",
        "网盘",
        "人工智能",
        "如需",
        "：建议",
    ),
    *(
        f"{who}说{at}"
        for who in ("科", "科长", "处长", "主任", "老师", "校长", "局长", "书记")
        for at in ("这里", "这段")
    ),
)
_SIGNS = (*"XxＸ×╳✕□■▢_＿*＊※#○●〇待", *_WORDS, "稿为准", "版为准", "暂缺", "错误", "Error", "#")
_COUNTED = "年月日所人名个家项次门台套万亿元%％册本届级期"
_BLANKS = (
    rf"(?<![A-Za-z])[XxＸ]{{2,}}(?![A-Za-z\d])|(?<![A-Za-z\d+“-])[XＸ](?=[{_COUNTED}])|[×╳✕]{{2,}}|(?<!\d)×(?=[{_COUNTED}])"
    r"|某某|[□■▢_＿]{2,}|[*＊※#]{2,}|(?<![一二三四五六七八九十千百零〇○])[○●〇]{2,}|“\s*”"
    r"|错误[！!] ?未(?:找到引用源|定义书签)|Error! (?:Reference|Bookmark)|#(?:REF!|DIV/0!|VALUE!|NAME\?|N/A)"
    r"|(?<![A-Za-z])(?:TODO|TBD|FIXME|todo|Todo|tbd)(?![A-Za-z])"
)
_OPEN = "待(?:定|核[实对准]?|补[充上]?|查实?|确[认定]|填写?|更新|完善|续|统计|提供|商|议)|暂缺"
_MINE = "主任|科长|局长|处长|校长|老师|书记|院长|科室|股长"
_THING = (
    "数[据字量值]|人数|金额|总额|名[单称]|姓名|时间|日期|面积|比[例率]|占比|地点|标题|内容|单位|出处|来源|照片|图片|具体"
    r"|\w[数率费额]"
)
_DONE = (
    "核(?:[实对准定查]|一下|$|，)|确认|补[充齐上全]?|修改|改写|删[除去]?|更[新换]|替换|填[写入]?|审[定核阅]|斟酌|商榷|把关|润色|定稿|提供"
    "|插入|配图|注意|压缩|精简|合并|展开|充实|调整|缩短|扩写|挪|前移|后移|移[到至]|重写|换[成个掉]"
)
_PART = "[此这本该上下](?:一)?(?:段|句|处|节|部分|页|数)"
_GROUP = r"[（(【\[〔](?P<inside>[^）)】\]〕]{0,40})[）)】\]〕]"
# What stands in brackets is a note if it begins like one, or asks a colleague for something.
_NOTE = (
    rf"\A@?\w{{1,4}}(?:{_MINE}|处|局|科|主任|总|编辑)[:：]|(?:能不能|可不可以|要不要|是不是|是否)\w*?[？?]\Z"
    rf"|(?:请|建议|务必|记得)(?:.*?)(?:{_DONE}|再?核一?[核下遍]|看一?[看下]|查一?[查下]|定一?[定下]|问一?[问下])"
    rf"|\A(?:还|尚)?(?:需要?|须|要)(?:再|尽快|进一步|重新)?(?:{_DONE}).{{0,8}}\Z"
    rf"|(?:{_OPEN})(?!\w*期)|\A待.{{2,8}}(?:{_DONE})\Z|\A(?:此[处句段数]|这[里句段]|这个数|该数|本[句段]|上[文句段]|下[文句段]).|\A[？?]*\Z|(?:再|另|后)[定议]\Z|\A缺|\A(?:校对|编辑|批示)[:：]|(?:数据|照片|图片?|名单|信息)缺失?\Z"
    r"|\A\w{0,8}(?:意见|批示|修改|建议|备注|提醒|批注|校对|审核)[:：]|\A(?:照片|图片?|配图|视频)[^，]{0,4}(?:见|在|用|选|找|放|发|略，见)"
    r"|微信|群里|群文件|发我|选[一两二三几]张|写不下|别忘|同去年|同上年|沿用去年|没找到|查不到|不确定|\A改为|意见\Z"
    r"|\A(?:修改|新增|删改|已改|未改|定稿|二稿|重写)\Z"
    r"|\A(?:以下)?(?:略|[图表文]略|插图|配图|草稿|初稿|空|存疑|原文如此|重复|删除?)\Z"
)
_LOOSE = (
    r"(?:批注|审稿意见|审阅意见|修改意见|校对意见|编辑注|编者注|备忘)[:：]"
    r"|(?:(?<=[。！？；\n（【])|^)(?:(?:建议)?(?:修改|更改|改|调整|替换)[为成]|拟改为|可改为|改[前后]|原[文稿句]|修[订改][前后]|另稿|备选|新增|删[除去]|替换|插入|补写)[:：]"
    rf"|[?？]{{2,}}|(?<=[一-龥])\[\d{{1,2}}\]"
    r"|(?<!\w)此处(?:请|需|应|待|暂|拟|插入|补充|省略|空|缺|存疑|有误|数据|再|可再)"
    rf"|(?<!\w)[此这本该](?:段|句|节|处|部分)(?:文字|内容|话)?(?:建议|请|需要?|拟|待|可?再|太|能否|是否)\w{{0,6}}?(?:{_DONE})|(?:图片|照片)另?见附件"
    rf"|(?:(?<=[。！？；\n])|^)@?\w{{1,3}}(?:{_MINE}|处|局|科|主任|总|编辑)[:：，](?=(?:请)?(?:{_PART}|数据|标题|照片|措辞|提法|表述))[^。“]{{2,24}}"
    rf"|(?:(?<=[。！？；\n])|^)(?:小|老)\w[:：，](?:请)?(?:{_PART})[^。“]{{2,24}}"
    rf"|(?<=，)\w{{1,3}}(?:{_MINE})[:：](?:建议|请|能否|可否)[^，。“]{{2,16}}|(?:以上|上述)内容(?:同|沿用|照搬|抄自)(?:去年|上年)|(?<!\w)同(?:去年|上年)，略"
    r"|\w(?:科|科长|处长|主任|老师|校长|局长|书记)说(?:这里|这段)(?:再|要|得|还)?(?:加|改|删|补|写|换)"
    r"|(?:详见|参见|(?<!\w)见)\w{0,12}(?:发来的?|微信群?|邮箱|文件夹|网盘)(?:表格|数据|材料|文件)?(?=[，。；])"
    r"|[以按](?!原)[^，。；]{0,4}(?:最终|最后|修改|审定|核定|印刷|正式|终|定|打印)(?:定)?[稿版]为准"
    r"|作为(?:一个|一名)?(?:人工智能|AI)(?:语言模型|助手)|由(?:人工智能|AI)助手(?:整理|生成|撰写)|如需(?:补充|修改|调整)\w{0,4}请\w{2,4}"
    rf"|(?<!\w)请\w{{1,8}}?(?:老师|主任|科长|局长|处长|校长|科室|同志|同事)(?:再|尽快)?(?:{_DONE})"
    rf"|(?:{_THING})(?:还|尚|仍|暂)?(?<!有)(?:{_OPEN})(?!\w)|(?<!\w)(?:{_OPEN})(?!\w)|待\w{{2,10}}?[后再](?:补充?|填)(?!\w)"
)


@cache
def _expressions() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Compile what finds a left one, what finds brackets, and what tells that a note stands in them."""
    return re.compile(f"{_LOOSE}|{_BLANKS}"), re.compile(_GROUP), re.compile(_NOTE)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for them in every text."""
    for passage in loaded.holding((*_BRACKETS, *_SIGNS)):
        text = OPENING.sub(hide, passage.unlinked) if "〔" in passage.text else passage.unlinked  # the plan counts them
        noted = any(map(text.__contains__, _BRACKETS))
        signed = any(map(text.__contains__, _SIGNS))
        if passage.kind == "alt" or not (noted or signed):
            continue  # what a photo shows is written before it has come
        left, group, note = _expressions()
        found = [match for match in group.finditer(text) if note.search(match["inside"])] if noted else []
        inside = [match.span() for match in found]
        loose = left.finditer(text) if signed else ()
        found += [one for one in loose if not any(a <= one.start() < b for a, b in inside)]
        for match in found:
            said = passage.said(match.start(), match.end())
            about = passage.about(f"leftover:{said}", match.start())
            message = f"草稿里的“{said}”没有处理"
            yield W226.problem(message, passage.at(match.start()), "填上、改好，或删去", about, said)
