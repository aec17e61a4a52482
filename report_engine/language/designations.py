"""What is written with digits and is no number of anything: dates, times, documents, standards, addresses, versions.

Each is recognised by its form: a mark between the digits, a label before them, or the noun behind them.
"""

import re

from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI, LINK, QUOTED, VALUE, hide

_YEAR = r"(?:19|20)\d{2}"
_LATIN_UNITS = r"(?:[kKMGT]?bps|[kKMGT]B|[kcm]?m[²2]?|k?g|[kM]?W|h)(?![A-Za-z])"
_TO = "[-—–～~至到、和]"
_CLOCK = r"(?:[01]?\d|2[0-4])[:：][0-5]\d(?:[:：][0-5]\d)?"
_LABEL = r"电话|热线|传真|手机|拨打|短号|邮编|邮政编码|账号|编号|编码|代码|学号|工号|证号|批号|卡号|刊号|书号|QQ"

DATES = (
    rf"(?<!\d){_YEAR}(?:年?[-—–～~至到、和与/]{_YEAR})*(?:年(?:度|级|版)?|学年|学年度|届|级|版)",
    rf"(?<!\d){_YEAR}[-—–～/]{_YEAR}(?!\d)|(?<![\d-]){_YEAR}-\d\d-\d\d(?![\d-])",
    rf"(?<!\d)\d{{1,2}}月(?:份|\d{{1,2}}日)?(?:{_TO}\d{{1,2}}日)?|(?<!\d)(?:\d{{1,2}}{_TO})?\d{{1,2}}日",
    rf"(?<![\d.:：]){_CLOCK}(?:\s*{_TO}+\s*{_CLOCK})*(?![\d.:：%％])",
    r"(?<![\d.])\d{1,2}[时点](?:\d{1,2}分|[整半])?(?=[开起到至前后，。、；）～—-]|$)",
    r"(?<![\d.])\d{1,2}年(?![级制])|(?<![\d.])\d{1,2}周年",
)
NUMBERS_OF_THINGS = (
    r"第\d+|\d{1,2}(?:\.\d{1,2}){2,}|\d{1,2}\.\d{1,2}(?=节)",
    r"[〔\[（(]\d{4}[〕\]）)]\s*第?\d+\s*号",
    rf"(?:{_LABEL})(?:号码?)?(?:为|是|：|:)?\s*\d[\d\s—–-]*",
    r"(?<!\d)0\d{2,3}[-—–]\d{7,8}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d+(?:[-—–]\d+){2,}(?!\d)",
    r"(?<!\d)\d+(?:号(?!文)|[路室](?=[^人]|$)|国道|省道|次列车|航班)",  # a house, a bus line, a room
    r"(?<![A-Za-z])[A-Za-z]+(?:/[A-Za-z]+)?\s\d[\d.]*(?:[—–-]\d+)*(?![\d.]|%)(?=[^人名所家个项门次本册元台套万亿]|$)",
    r"(?<![A-Za-z])[A-Za-z]+(?:/[A-Za-z]+)?[-.]?\d[A-Za-z0-9]*(?:[.—–-]\d+)*",  # H5, COVID-19, GB/T19001—2016
    rf"(?<![\d.])\d+(?:\.\d+)?(?!{_LATIN_UNITS})[A-Za-z]+",
    r"(?<![\d.])\d(?:\+(?:\d(?![\d.])|[A-Za-z]+))+",
    rf"(?<![A-Za-z])[A-Za-z]\+\d(?!\d)|(?<![\d.])\d\+(?={HANZI})|(?<![\d.])\d\.\d版",
    r"(?<![\d.])\d\.0(?=时代|工程|计划|行动|模式|标准|[，。；、）”]|$)",
    r"^\s*\d{1,2}(?:\.(?!\d)|[、)）])|[（(]\d{1,2}[)）]",
    rf"(?<![\d.])1[:：](?={VALUE})|(?<={VALUE})[:：]1(?![\d.])",
    r"(?:图|(?<![代发列填])表|案例)\s*\d{1,2}(?=[\s，。、；：）)所和至]|$)",
    r"(?<![\d.])\d+(?:\.\d+)?(?:\s*[×xX*＊]\s*\d+(?:\.\d+)?)+",  # 120×80
    r"(?<![\d.])\d+(?:/\d+)+(?![\d.])|(?<![\d.])\d+(?:人(?=[间制桌座版])|开(?=本|[，。、；]))",
    r"(?<![\d.])\d{1,2}(?:班|年级|[星]?级|等级|号楼|层)(?!次)",
)
_ALL = "|".join((QUOTED, LINK, *DATES, *NUMBERS_OF_THINGS))
# Only at these characters one of them can begin, an address of mail apart: most characters are passed by.
_FIRST = r"(?=[\d\sA-Za-z“‘《〔\[（(第图表案电热传手拨短邮账编代学工证批卡刊书:：])"
_NO_DATA = expression(f"{_FIRST}(?:{_ALL})")


def without_designations(text: str) -> str:
    """Hide what is no number of anything, and what others say, keeping every offset."""
    return re.sub(_ALL, hide, text) if "@" in text else _NO_DATA.sub(hide, text)
