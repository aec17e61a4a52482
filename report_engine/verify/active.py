"""V172: what the file fetches or runs when it is opened, and links that do not lead to the web.

规则：文件打开时不从网上或别处取内容，不运行程序；链接只指向网址和邮箱。
好：图片都在文件里；链接是 https://… 或邮箱。
坏：图片链接到网上，打开时去取；带宏、OLE 对象、DDE 域（V172）。链接到 C 盘的文件（V172，警告）。
"""

from collections.abc import Iterator

from report_engine.ooxml.active import Danger, active_content
from report_engine.problems import Problem, Severity
from report_engine.verify.reading import Report

_SEVERITY = {Danger.OPENING: Severity.ERROR, Danger.CLICK: Severity.WARNING, Danger.TEMPLATE: Severity.NOTE}


def check(report: Report) -> Iterator[Problem]:
    """Look through relationships, fields and drawings of every part."""
    for found in dict.fromkeys(active_content(report.package)):
        message = f"{found.part or '文件'}：{found.what}"
        yield report.problem("V172", message, found.hint, _SEVERITY[found.danger])
