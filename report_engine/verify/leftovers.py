"""V141: nothing of the machinery is left in the printed text.

规则：成稿里没有模板标记、占位和 Word 的出错提示。
好：正文里没有模板标记、占位和 Word 的出错提示。
坏：“{{ report.title }}”“〔图题〕”“错误!未找到引用源。”出现在报告里。
"""

import re
from collections.abc import Iterator

from report_engine.problems import Problem
from report_engine.verify.reading import Report, quote
from report_engine.word.frame import MARK
from report_engine.word.layout import PROTOTYPE_STYLE

_LEFT = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|〔(?:编号|标题|图题|文件)〕|" + MARK.format(".*?") +
    # What Word prints for a reference whose target is gone.
    r"|错误[!！]\s*(?:未找到引用源|未定义书签|文档中没有)|Error! (?:Reference|Bookmark)"
    # And for a list that found nothing.
    r"|未找到(?:目录项|图形项目表)|No table of (?:contents|figures) entries found"
)


def check(report: Report) -> Iterator[Problem]:
    """Search the body, then headers and footers."""
    for paragraph in report.paragraphs:
        found = _LEFT.search(paragraph.text)
        if found:
            yield report.problem("V141", f"{quote(paragraph.text)}里留有“{found[0]}”", "改成要印的文字，或重新生成报告")
        if paragraph.style == PROTOTYPE_STYLE:
            yield report.problem("V141", f"留有样张{quote(paragraph.text)}", "删去样张区")
    for name, data in report.parts.items():
        if name.startswith(("word/header", "word/footer")):
            found = _LEFT.search(re.sub(r"<[^>]+>", "", data.decode("utf-8", "replace")))
            if found:
                yield report.problem("V141", f"页眉或页脚里留有“{found[0]}”", "改成要印的文字")
