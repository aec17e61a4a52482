"""A complete project, as small as it can be: what the tests spoil, one mistake at a time."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from support.reference import REPOSITORY
from support.template import DOCUMENT, rewrite

from report_engine import pipeline
from report_engine.document import Block, Document, Inline, Paragraph
from report_engine.load import Loaded, load
from report_engine.problems import Problem, in_order
from report_engine.project import Project

YEAR = 2024

REPORT = "content/2024/report.yaml"
SECTION = "content/2024/sections/1-basics.yaml"
CASE = "content/2024/cases/01-drama.yaml"
PHOTO = "content/2024/photos/drama.jpg"
CATALOGUE = "data/indicators.yaml"
VALUES = "data/2024/indicators.csv"
LAST_YEAR = "data/2023/indicators.csv"
SCHOOLS = "data/2024/schools.csv"
LAYOUT = "templates/hebei/layout.yaml"
CARD = "templates/hebei/scorecards/1-talent.yaml"
TEMPLATE = "templates/hebei/report.docx"

FILES = {
    REPORT: """\
layout: hebei
title: 海港市中等职业教育质量年度报告
subtitle: （2024年度）
issuer: 海港市教育局
date: 2025年1月
region: { name: 河北省海港市, code: "130300" }
publication: { form: 教育局官网, url: "http://example.cn/" }
preface:
  - |
    全市{中职学校数}所学校据实编成本报告。
sections: [1-basics]
""",
    SECTION: """\
id: basics
title: 基本情况
facts:
  bus_lines: { value: 12, unit: 条, source: 校级年报 }
sections:
  - id: scale
    title: 规模结构
    body:
      - |
        全市在校生{在校生数}人，见[@tbl-scale]、[@fig-scale]和[@card-1]。
      - table:
          id: tbl-scale
          caption: 规模结构统计表
          rows: [students, { indicator: dual_pct, label: 双师型占比, level: 1 }]
      - chart:
          id: fig-scale
          kind: bar
          caption: 在校生和专任教师
          indicators: [students, teachers]
      - 各校见[@tbl-schools]，通公交{bus_lines}条。
      - records: { id: tbl-schools, caption: 学校一览表, source: schools, columns: [学校名称, 在校生规模] }
      - 经验见[@drama]。
      - case: drama
""",
    CASE: """\
id: drama
title: 戏剧进校园
school: 海港市职业中专
body:
  - 学生排演话剧（见[@fig-drama]）。
  - photo: { id: fig-drama, file: drama.jpg, caption: 话剧剧照, alt: 学生站在舞台中央谢幕 }
""",
    CATALOGUE: """\
- id: students
  name: 在校生数
  short: [中职在校生]
  unit: 人
- id: teachers
  name: 专任教师数
  unit: 人
- id: dual_teachers
  name: 双师型教师数
  unit: 人
- id: dual_pct
  name: 双师型教师占比
  unit: "%"
  decimals: 2
  formula: dual_teachers / teachers * 100
- id: school_count
  name: 中职学校数
  unit: 所
  records: { table: schools }
- id: general_pct
  name: 普高占比
  unit: "%"
  decimals: 1
- id: voc_pct
  name: 中职占比
  unit: "%"
  decimals: 1
- id: share
  name: 职普比
  pair: [voc_pct, general_pct]
""",
    VALUES: """\
编号,名称,值,备注
students,在校生数,1000,
teachers,专任教师数,90,
dual_teachers,双师型教师数,30,
general_pct,普高占比,65.2,
voc_pct,中职占比,34.8,
""",
    LAST_YEAR: """\
编号,名称,值,备注
students,在校生数,950,
teachers,专任教师数,90,
dual_teachers,双师型教师数,27,
school_count,中职学校数,3,
general_pct,普高占比,66.1,
voc_pct,中职占比,33.9,
""",
    SCHOOLS: """\
序号,学校名称,简称,举办者,在校生规模
1,海港市职业中专,海港中专,公办,600
2,海港市卫生学校,市卫校,民办,400
""",
    LAYOUT: """\
name: 河北省质量年度报告
numbering:
  headings: ["1.", "1.1", "1.1.1"]
  figure: 图 1
  table: 表 1
  case: 案例 1
  scorecard: 附表 1
  series: { challenge: 挑战 1： }
photo: { width_mm: 140, max_height_mm: 100, dpi: 72 }
case_photo: { width_mm: 120, max_height_mm: 80, dpi: 72 }
chart: { width_mm: 150, max_height_mm: 190, dpi: 72 }
""",
    CARD: """\
number: 1
title: 人才培养质量计分卡
rows:
  - { no: 1, indicator: students, label: 在校生人数, unit: 人 }
  - { indicator: teachers, unit: 人, level: 1 }
""",
}

MISSING_PHOTO = f"{CASE}:6:12: 警告 I001 照片待补：话剧剧照（把照片放到 {PHOTO}）"


@dataclass
class Tiny:
    """The project in a folder of its own, with ways to spoil it and to ask what the engine says.

    Tests spoil it with scraps of text. What the rules over language say of them is left out unless
    `language` asks for it, as the tests of those rules do.
    """

    root: Path
    problems: list[Problem] = field(default_factory=list)
    language: bool = False

    @classmethod
    def at(cls, root: Path) -> "Tiny":
        """Write the project into an empty folder."""
        tiny = cls(root)
        for name, text in FILES.items():
            tiny.write(name, text)
        shutil.copyfile(REPOSITORY / TEMPLATE, root / TEMPLATE)
        return tiny

    @property
    def project(self) -> Project:
        """The project and its year."""
        return Project(self.root, YEAR)

    def path(self, name: str) -> Path:
        """Where a file of the project lies."""
        return self.root / name

    def write(self, name: str, content: str | bytes) -> None:
        """Write a file, text as UTF-8 with the line ends it has."""
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def change(self, name: str, old: str, new: str) -> None:
        """Replace one place of a text file; the test itself is wrong if it is not there exactly once."""
        text = self.path(name).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def change_template(self, old: str, new: str | None, part: str = DOCUMENT) -> None:
        """Replace the first place of a part of the Word template; None drops the whole part."""
        rewrite(self.path(TEMPLATE), part, old, new)

    def prose(self, text: str) -> None:
        """Put a text of one line or several before everything else in the section `scale`."""
        lines = "".join(f"        {line}\n" if line else "\n" for line in text.split("\n"))
        self.change(SECTION, "    body:\n", f"    body:\n      - |\n{lines}")

    def load(self) -> Loaded:
        """Load the project; what was told is in `problems`."""
        self.problems = []
        loaded = load(self.project, self.problems)
        assert loaded is not None, self.problems
        return loaded

    def document(self) -> Document:
        """Load the project, which must not have any mistake."""
        document = self.load().document
        assert self.problems == []
        return document

    def blocks(self) -> tuple[Block, ...]:
        """Blocks of the section `scale`; what was told is in `problems`."""
        return self.load().document.sections[0].sections[0].body

    def first(self) -> tuple[Inline, ...]:
        """Running text of the first block of the section `scale`, without any mistake."""
        block = self.blocks()[0]
        assert isinstance(block, Paragraph)
        assert self.said() == []
        return block.content

    def said(self) -> list[str]:
        """Give the problems of the last `load`, as printed."""
        return [str(problem) for problem in in_order(self.problems)]

    def check(self) -> list[str]:
        """Run `check`; the photo that every copy lacks is left out."""
        return self._printed(pipeline.check(self.project))

    def build(self, *, final: bool = False) -> list[str]:
        """Run `build`, leaving page numbers to Word; the photo that every copy lacks is left out."""
        return self._printed(pipeline.build(self.project, self.project.output, final=final, pages="on-open"))

    def _printed(self, result: pipeline.Result) -> list[str]:
        kept = (problem for problem in result.problems if self.language or not problem.code.startswith("W"))
        return [text for text in map(str, kept) if text != MISSING_PHOTO]
