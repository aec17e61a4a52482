"""Measures how a built report is set: `python -m bench.typesetting build/report-2024.docx`.

Prints how full the pages are, which ones are less than two thirds full, single lines at page breaks (in boxes, too),
gaps in the numbers of lists, and how numbers stand in the cells of tables.
"""

import re
import sys
from collections import Counter
from pathlib import Path
from statistics import mean

from bench.white import white
from report_engine.ooxml.elements import qn
from report_engine.ooxml.package import open_package
from report_engine.paginate import measure
from report_engine.problems import Source
from report_engine.template.contract import Style
from report_engine.verify import runs, singles
from report_engine.verify.reading import Report, open_report

_NUMBER = re.compile(r"[-+]?\d[\d.,:%]*")


def alignment(report: Report) -> Counter[str]:
    """Count how the paragraphs of cells that hold a number alone are aligned, by their own setting or their style."""
    found: Counter[str] = Counter()
    for paragraph in report.paragraphs:
        if (
            _NUMBER.fullmatch(paragraph.text.strip())
            and next(paragraph.element.iterancestors(qn("tc")), None) is not None
        ):
            own = paragraph.element.find(f"{qn('pPr')}/{qn('jc')}")
            found[f"样式“{paragraph.style}”" if own is None else str(own.get(qn("val")))] += 1
    return found


def main(file: Path) -> None:
    """Render the report once and print the measures."""
    data = file.read_bytes()
    report = open_report(data, Source(file), measure(open_package(data, "word")))
    shares = white(report)
    full = {page: 1 - share for page, share in shares.items()}
    heads = {Style.HEADING1, Style.ANNEX}
    first = {report.pages[p.index] for p in report.paragraphs if p.style in heads and p.index in report.pages}
    inside = [share for page, share in full.items() if page + 1 not in first and page < max(full)]
    print(f"页数 {len(full)}，平均排满 {mean(full.values()):.0%}；各章最后一页除外，{mean(inside):.0%}")
    print("不到三分之二：", "、".join(f"{page} 页 {1 - share:.0%}" for page, share in shares.items() if share > 1 / 3))
    print("\n".join(problem.message for problem in singles.check(report)) or "没有孤行")
    print("\n".join(f"{text} 接在 {kind} {before} 后面" for kind, before, _, text in runs.gaps(report)) or "没有跳号")
    print("数字的对齐：", dict(alignment(report)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
