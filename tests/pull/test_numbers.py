"""A bound number that was typed over in Word is a proposal about the data, never a text."""

from tiny_project import CASE, CATALOGUE, LAST_YEAR, SCHOOLS, SECTION, VALUES, Tiny

import report_engine

from .conftest import TEXT, Draft, opened


def test_a_number_is_proposed_with_its_place_and_where_else_it_is_printed(draft: Draft) -> None:
    _over(draft, "全市在校生", "1000", "1100")
    found = draft.pull()
    assert found.files == {}
    (one,) = found.proposals
    assert (one.name, one.year, one.before, one.after, one.value) == ("在校生数", 2024, "1000", "1100", "1100")
    assert str(one.where) == f"{VALUES}:2:1"
    assert one.source.line == 10
    assert len(one.printed) >= 2


def test_it_is_written_only_when_asked_for(draft: Draft) -> None:
    _over(draft, "全市在校生", "1000", "1100")
    before = draft.tiny.path(VALUES).read_bytes()
    found = draft.pull()
    report_engine.apply_pulled(draft.tiny.project, found, "改过.docx")
    assert draft.tiny.path(VALUES).read_bytes() == before
    report_engine.apply_pulled(draft.tiny.project, found, "改过.docx", with_data=True)
    assert draft.tiny.path(VALUES).read_bytes() == before.replace(b",1000,", b",1100,")
    assert draft.section() == TEXT


def test_words_beside_it_are_written_all_the_same(draft: Draft) -> None:
    _over(draft, "全市在校生", "1000", "1100")
    draft.word.replace("全市在校生", "全市在籍学生")
    found = draft.apply()
    assert [one.after for one in found.proposals] == ["1100"]
    assert "全市在籍学生{在校生数}人" in draft.section()


def test_a_derived_number_names_its_parts(draft: Draft) -> None:
    """In a table, too."""
    node = next(t for t in draft.word.root.iter("{*}t") if t.text == "33.33%")
    node.text = "35.00%"
    (one,) = draft.pull().proposals
    assert (one.name, one.before, one.value) == ("双师型教师占比", "33.33", "")
    assert one.parts == ("双师型教师数 2024", "专任教师数 2024")


def test_a_number_of_last_year_belongs_to_last_years_file(draft: Draft) -> None:
    node = next(t for t in draft.word.root.iter("{*}t") if t.text == "950")
    node.text = "960"
    (one,) = draft.pull().proposals
    assert (one.year, str(one.where)) == (2023, f"{LAST_YEAR}:2:1")


def test_a_number_of_one_file_is_changed_in_its_file(draft: Draft) -> None:
    _over(draft, "各校办学条件", "12", "15")
    found = draft.apply(with_data=True)
    assert [one.name for one in found.proposals] == ["bus_lines"]
    assert draft.section() == TEXT.replace("value: 12", "value: 15")


def test_a_digit_is_never_glued_to_a_value(draft: Draft) -> None:
    """Digits typed right beside a value make another number of it."""
    _over(draft, "全市在校生", "1000", "11000")
    (one,) = draft.pull().proposals
    assert one.after == "11000"
    draft = _again(draft)
    draft.word.replace("全市在校生", "全市2024年在校生")
    draft.apply()
    assert "全市2024年在校生{在校生数}人" in draft.section()


def test_two_values_for_one_number_are_left_alone(draft: Draft) -> None:
    _over(draft, "全市在校生", "1000", "1100")
    node = next(t for t in draft.word.root.iter("{*}t") if t.text == "1000" and t.getparent() is not None)
    node.text = "1200"
    found = draft.pull()
    assert {one.after for one in found.proposals} == {"1100", "1200"}
    assert report_engine.pulled_files(draft.tiny.project, found, with_data=True) == {}


def test_a_cell_that_numbers_are_counted_from_is_data(tiny: Tiny) -> None:
    tiny.change(CATALOGUE, "records: { table: schools }", "records: { table: schools, sum: 在校生规模 }")
    draft = opened(tiny)
    node = next(t for t in draft.word.root.iter("{*}t") if t.text == "400")
    node.text = "420"
    found = draft.pull()
    assert found.files == {}
    assert [str(one.where) for one in found.proposals] == [f"{SCHOOLS}:3:18"]


def _over(draft: Draft, begin: str, old: str, new: str) -> None:
    node = next(t for t in draft.word.paragraph(begin).iter("{*}t") if t.text == old)
    node.text = new


def _again(draft: Draft) -> Draft:
    return opened(draft.tiny)


def test_words_of_a_change_belong_to_the_value(draft: Draft) -> None:
    """增加 is computed as the number is: typed over in place it is a proposal, in a new sentence a text."""
    draft.tiny.change(SECTION, "各校办学条件逐年改善，", "学生比上年{在校生数:增减}人，")
    draft = _again(draft)
    _over(draft, "学生比上年", "增加50", "减少50")
    (one,) = draft.pull().proposals
    assert (one.after, one.value) == ("减少50", "")
    draft = _again(draft)
    run = next(draft.word.paragraph("学生比上年").iter("{*}r"))
    paragraph = run.getparent()
    assert paragraph is not None
    for other in list(paragraph.iter("{*}r"))[1:]:
        paragraph.remove(other)
    next(run.iter("{*}t")).text = "这里另写一句，说变化是50人，与公交无关。"
    found = draft.apply()
    assert found.proposals == ()
    assert "这里另写一句，说变化是50人，与公交无关。" in draft.section()


def test_a_number_typed_over_the_mark_of_a_missing_one_goes_into_the_data(tiny: Tiny) -> None:
    tiny.write("content/2024/inherited.yaml", "from: 2023\n")
    tiny.change(VALUES, "students,在校生数,1000,\n", "students,在校生数,,\n")
    draft = opened(tiny)
    _over(draft, "全市在校生", "〔待填：在校生数〕", "1020")
    found = draft.pull()
    assert [(one.name, one.value) for one in found.proposals] == [("在校生数", "1020")]
    assert found.files == {}
    report_engine.apply_pulled(tiny.project, found, "改过.docx", with_data=True)
    assert "students,在校生数,1020,\n" in tiny.path(VALUES).read_text("utf-8")


def test_a_number_of_one_file_is_that_file_s_though_another_has_one_of_its_name(draft: Draft) -> None:
    draft.tiny.change(CASE, "body:\n", "facts: { bus_lines: { value: 7, unit: 条, source: 校报 } }\nbody:\n")
    draft.tiny.change(CASE, "学生排演话剧", "学生坐{bus_lines}条线来排演话剧")
    draft = opened(draft.tiny)
    draft.word.replace("12", "13")
    (one,) = draft.pull().proposals
    assert (one.before, one.where and one.where.file.as_posix()) == ("12", SECTION)
