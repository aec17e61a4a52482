"""A school's report edited in Word: into the school's own folder and its submission, never into what all share."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fleet.city import OWN, SCHOOL, SHARED, City

import report_engine
from report_engine import pipeline
from report_engine.cli import main
from report_engine.ooxml.package import PackageError
from report_engine.project import Project
from report_engine.pull import Pulled

from .word import Word, text

OUTCOMES = "sections/3-outcomes.yaml"
OTHER = "云水市中等专业学校"


@dataclass
class Draft:
    """The city, a school's report as it was built, and the edited file."""

    city: City
    word: Word

    @property
    def file(self) -> Path:
        return self.city.root / "改过.docx"

    def type(self, begin: str, old: str, new: str) -> None:
        """Type over words of the one paragraph that begins so."""
        node = next(t for t in self.word.paragraph(begin).iter("{*}t") if old in (t.text or ""))
        node.text = (node.text or "").replace(old, new)

    def pull(self, school: str = "", **choice: bool) -> Pulled:
        self.word.save(self.file)
        return report_engine.pull(self.city.project(school), self.file, **choice)

    def apply(self, *, with_data: bool = False, **choice: bool) -> Pulled:
        found = self.pull(**choice)
        report_engine.apply_pulled(self.city.project(""), found, self.file.name, with_data=with_data)
        again = self.pull(**choice)
        files = report_engine.pulled_files(self.city.project(""), again, with_data=with_data)
        assert (dict(files), again.conflicts) == ({}, ())
        assert [one for one in again.proposals if with_data and one.value] == []
        return found

    def run(self, *arguments: str) -> Result:
        self.word.save(self.file)
        call = ["pull", str(self.file), "--year", "2024", "--root", str(self.city.root), *arguments]
        return CliRunner().invoke(main, call)

    def read(self, name: str) -> str:
        return (self.city.root / name).read_text("utf-8")


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    city = City.at(tmp_path / "city")
    return opened(city, city.project())


def opened(city: City, project: Project, *, final: bool = False) -> Draft:
    result = pipeline.build(project, project.output, pages="on-open", final=final)
    assert result.written, result.problems
    return Draft(city, Word(project.output.read_bytes()))


def test_a_shared_chapter_is_replaced_in_the_schools_folder(draft: Draft) -> None:
    before = draft.read(f"{SHARED}/{OUTCOMES}")
    draft.type("就业学生平均", "就业学生", "已就业学生")
    draft.word.after("就业学生平均", "学校还开展了跟踪回访。")
    found = draft.apply()
    assert [path.relative_to(draft.city.root).as_posix() for path in found.files] == [f"{OWN}/{OUTCOMES}"]
    own = draft.read(f"{OWN}/{OUTCOMES}")
    new = "      - |\n        学校还开展了跟踪回访。\n"
    line = "        就业学生平均月收入{月收入}元，全市按就业人数加权为{月收入:全市}元。\n"
    assert own == before.replace(line, line.replace("就业学生", "已就业学生") + new).replace("=../../", "=../../../")
    assert draft.read(f"{SHARED}/{OUTCOMES}") == before
    assert any(f"{OWN}/{OUTCOMES} 将代替共用的" in note for note in found.notes)


def test_the_school_alone_prints_it(draft: Draft) -> None:
    draft.type("就业学生平均", "就业学生", "已就业学生")
    draft.apply()
    for school, printed in ((SCHOOL, True), (OTHER, False)):
        assert draft.city.build(school).written
        word = Word(draft.city.project(school).output.read_bytes())
        assert any("已就业学生平均" in text(paragraph) for paragraph in word.root.iter("{*}p")) == printed


def test_a_chapter_that_the_school_has_already_is_edited_in_its_place(tmp_path: Path) -> None:
    city = City.at(tmp_path / "city")
    own = (city.root / SHARED / OUTCOMES).read_text("utf-8").replace("本学年毕业生", "今年毕业生")
    city.write(f"{OWN}/{OUTCOMES}", own)
    draft = opened(city, city.project())
    draft.type("就业学生平均", "就业学生", "已就业学生")
    draft.apply()
    assert draft.read(f"{OWN}/{OUTCOMES}") == own.replace("就业学生平均", "已就业学生平均")


def test_shared_text_is_changed_when_asked_for(draft: Draft) -> None:
    draft.type("就业学生平均", "就业学生", "已就业学生")
    draft.type("本报告由", "所中等职业学校", "所中职学校")
    found = draft.apply(shared=True)
    assert "已就业学生平均" in draft.read(f"{SHARED}/{OUTCOMES}")
    assert "所中职学校合计" in draft.read(f"{SHARED}/report.yaml")
    assert not (draft.city.root / OWN).exists()
    assert any("每所学校的报告都会变" in note for note in found.notes)


def test_what_only_all_schools_have_is_told_with_its_place(draft: Draft) -> None:
    draft.type("本报告由", "所中等职业学校", "所中职学校")
    found = draft.pull()
    assert found.files == {}
    (one,) = found.unwritten
    assert (one.source.file.as_posix(), "--shared" in one.why) == (f"{SHARED}/report.yaml", True)


def test_numbers_go_into_the_submission_when_asked_for(draft: Draft) -> None:
    record = draft.city.root / "data/2024/submissions/provenance.csv"
    head = "学校,编号,文件,单元格,填报人,填报日期"
    mine, other = f"{SCHOOL},graduates,三校.xlsx,D7,王,2025-01-08", f"{OTHER},graduates,二校.xlsx,D7,李,2025-01-08"
    record.write_text(f"{head}\n{mine}\n{other}\n", "utf-8")
    before = draft.city.submission().read_text("utf-8-sig")
    draft.type("本学年毕业生", "701", "711")
    found = draft.apply(with_data=True)
    assert (found.files, [one.where.file.name for one in found.proposals if one.where]) == ({}, [f"{SCHOOL}.csv"])
    assert draft.city.submission().read_text("utf-8-sig") == before.replace(",701,", ",711,")
    assert record.read_text("utf-8") == f"{head}\n{mine.replace('三校.xlsx,D7', 'Word 里改的报告,')}\n{other}\n"


@pytest.mark.parametrize(
    ("begin", "old", "said"),
    [
        ("学校有专任教师", "35.39", "市里和各校上报的数"),
        ("开设专业", "2", "上报的是名单"),
        ("学校有专任教师", "32.97", "双师型教师数"),
    ],
)
def test_a_number_that_the_school_does_not_state_is_told(begin: str, old: str, said: str, draft: Draft) -> None:
    paragraph = draft.word.paragraph(begin)
    next(t for t in paragraph.iter("{*}t") if t.text in (old, f"{old}%")).text = "40"
    result = draft.run("--yes", "--data")
    assert said in result.output.replace("\n      ", "").replace("\n    ", "")
    assert "已写入" not in result.output


def test_numbers_and_texts_of_one_paragraph_come_together(draft: Draft) -> None:
    """What is computed from the number is printed otherwise then; that is no second edit of the paragraph."""
    draft.type("本学年毕业生", "701", "711")
    draft.type("本学年毕业生", "，去向落实率", "，毕业去向落实率")
    draft.apply(with_data=True)
    assert "毕业去向落实率{去向落实率}" in draft.read(f"{OWN}/{OUTCOMES}")


def test_a_final_file_tells_the_school_by_its_title(tmp_path: Path) -> None:
    city = City.at(tmp_path / "city")
    school = "云水市职业技术学校"
    result = pipeline.build(city.project(school), city.root / "final.docx", pages="on-open", final=True)
    assert result.written, result.problems
    draft = Draft(city, Word((city.root / "final.docx").read_bytes()))
    draft.type("就业学生平均", "就业学生", "已就业学生")
    found = draft.apply()
    assert found.school == school
    assert "已就业学生平均" in draft.read(f"content/2024/schools/{school}/{OUTCOMES}")


@pytest.mark.parametrize(("of", "asked"), [(SCHOOL, OTHER), ("", SCHOOL)])
def test_another_report_than_was_asked_for_is_refused(of: str, asked: str, tmp_path: Path) -> None:
    city = City.at(tmp_path / "city")
    draft = opened(city, city.project(of))
    with pytest.raises(PackageError, match=f"这是{of or '全市'}的报告，不是{asked}的"):
        draft.pull(asked)


def test_it_is_taken_back_whole(draft: Draft) -> None:
    draft.type("就业学生平均", "就业学生", "已就业学生")
    assert f"已写入 {OWN}/{OUTCOMES}" in draft.run("--yes", "--school", "003").output
    assert CliRunner().invoke(main, ["undo", "--yes", "--root", str(draft.city.root)]).exit_code == 0
    assert not (draft.city.root / OWN / OUTCOMES).exists()


def test_paragraphs_behind_what_a_school_has_no_data_for_find_their_place(tmp_path: Path) -> None:
    city = City.at(tmp_path / "city")
    city.without("students")
    path = city.root / SHARED / "sections/1-scale.yaml"
    draft_text = path.read_text("utf-8").replace("\nsections:\n", "\n  - |\n    学校每年分析一次规模。\nsections:\n")
    path.write_text(draft_text, "utf-8")
    draft = opened(city, city.project())
    draft.word.after("学校每年分析", "新的一段。")
    draft.apply()
    assert (
        draft.read(f"{OWN}/sections/1-scale.yaml")
        .partition("sections:\n")[0]
        .endswith("    学校每年分析一次规模。\n  - |\n    新的一段。\n")
    )
