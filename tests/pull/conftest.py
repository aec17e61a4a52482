"""A small project with its draft, and what comes of pulling an edited copy of it."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from tiny_project import SECTION, Tiny

import report_engine
from report_engine import pipeline
from report_engine.pull import Pulled

from .word import Word

TEXT = """\
id: basics
title: 基本情况
facts:
  bus_lines: { value: 12, unit: 条, source: 校级年报 }
sections:
  - id: scale
    title: 规模结构
    body:
      - |
        全市在校生{在校生数}人，**专任教师**{专任教师数}人，见[@tbl-scale]、[@fig-scale]和[@card-1]。
      - 各校办学条件逐年改善，通公交{bus_lines}条。
      - '引号里的一段：共有''甲、乙''两类。'
      - |
        一个文字块里的第一段，说的是招生。

        一个文字块里的第二段，说的是就业。
      - |
        - 列表的第一项，增加实训设备。
        - 列表的第二项，改善住宿条件。
      - table:
          id: tbl-scale
          caption: 规模结构统计表
          rows: [students, { indicator: dual_pct, label: 双师型占比, level: 1 }]
      - chart: { id: fig-scale, kind: bar, caption: 在校生和专任教师, indicators: [students, teachers] }
      - 各校名单见[@tbl-schools]。
      - records: { id: tbl-schools, caption: 学校一览表, source: schools, columns: [学校名称, 举办者, 在校生规模] }
      - 经验见[@drama]。
      - case: drama
"""


@dataclass
class Draft:
    """A project, its draft as it was built, and the edited file."""

    tiny: Tiny
    word: Word

    @property
    def file(self) -> Path:
        return self.tiny.root / "build" / "改过.docx"

    def pull(self, **choice: object) -> Pulled:
        """Read the edited file."""
        self.word.save(self.file)
        return report_engine.pull(self.tiny.project, self.file, **choice)  # type: ignore[arg-type]

    def apply(self, *, with_data: bool = False) -> Pulled:
        """Read it and write what it says; the project must still build, and a second time finds nothing more."""
        found = self.pull()
        report_engine.apply_pulled(self.tiny.project, found, self.file.name, with_data=with_data)
        said = pipeline.check(self.tiny.project).problems
        assert [str(one) for one in said if one.severity.value == "错误"] == []
        again = report_engine.pull(self.tiny.project, self.file)
        assert dict(report_engine.pulled_files(self.tiny.project, again, with_data=with_data)) == {}
        return found

    def section(self) -> str:
        return self.tiny.path(SECTION).read_bytes().decode()


@pytest.fixture
def draft(tiny: Tiny) -> Draft:
    tiny.write(SECTION, TEXT)
    return opened(tiny)


def opened(tiny: Tiny) -> Draft:
    """Build a draft and open it in Word."""
    result = pipeline.build(tiny.project, tiny.project.output, pages="on-open")
    assert result.written, result.problems
    return Draft(tiny, Word(tiny.project.output.read_bytes()))
