"""V171: what Word would refuse to open or print blank: parts without type, relationships and pictures that are broken.

规则：文件里每个部件都写明类型，各处指向的部件都在，图片完整。
好：在 Word 里另存过的文件。
坏：图片的文件只传了一半，印出来是空框；少了 word/_rels/document.xml.rels，Word 打不开（V171）。
"""

from collections.abc import Iterator

from report_engine.ooxml.soundness import faults
from report_engine.problems import Problem
from report_engine.verify.reading import Report


def check(report: Report) -> Iterator[Problem]:
    """Look through the package itself."""
    for fault in faults(report.package):
        yield report.problem("V171", f"{fault.part}：{fault.message}", fault.hint)
