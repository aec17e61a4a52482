"""A school's report: its own values, the city's beside them, shared texts with its own laid over them."""

from dataclasses import replace

import pytest
from support.ooxml import Docx
from support.outline import outline
from test_pictures import jpeg

from report_engine import pipeline
from report_engine.document import Chart, Document, Figure, Paragraph, Photo, Ref, Table, Text, Value
from report_engine.explain.trace import Trace
from report_engine.facts.formats import rounded
from report_engine.load import load
from report_engine.problems import Severity
from report_engine.project import Project
from report_engine.start import start_year
from report_engine.walk import below, printed, running, sections

from .city import OWN, SCHOOL, SHARED, YEAR, City

LAST_YEAR = [("R114", f"{SHARED}/sections/1-scale.yaml:8:5")]  # the example has no submissions of 2023


def texts(document: Document) -> str:
    """The running text as printed; what is mentioned as [id]."""
    parts = (f"[{one.target}]" if isinstance(one, Ref) else one.text for one in running(document))
    return "".join(parts)


def ids(document: Document) -> set[str]:
    return {node.id for node in below(document) if isinstance(node, Table | Figure)}


def section(city: City, name: str, text: str) -> None:
    city.write(f"{OWN}/sections/{name}.yaml", text)


# --- whose values ---------------------------------------------------------------------------


def test_values_are_the_school_s(city: City) -> None:
    said = texts(city.document())
    assert "有在校生2193人" in said
    assert "专任教师182人" in said
    assert "有在校生300人" in texts(city.document("云水市中等专业学校"))


def test_what_is_derived_is_derived_from_them(city: City) -> None:
    assert "占32.97%" in texts(city.document())  # 60 of 182


def test_a_list_of_names_counts(city: City) -> None:
    assert "开设专业2个，与3家企业合作" in texts(city.document())


def test_the_city_s_values_stand_beside_them(city: City) -> None:
    loaded = load(replace(city.project(), school=""), [])
    assert loaded is not None
    total = loaded.facts.values["students", 2024]
    assert total is not None
    said = texts(city.document())
    assert f"全市有{total}人，校均{rounded(total / 26, 1)}人" in said


def test_its_bars_are_told_from_the_city_s(city: City) -> None:
    """一年的条形图里，本校一色，全市和校均另一色；没有别人的数就一色。"""
    charts = {node.id: node.image for node in below(city.document()) if isinstance(node, Figure)}
    whose = {name: [g.text for g in chart.groups] for name, chart in charts.items() if isinstance(chart, Chart)}
    assert whose["fig-scale"] == ["本校", "校均", "本校", "校均"]
    assert whose["fig-dual"] == ["本校", "全市"]
    assert whose["fig-ways"] == []  # all of one whole


def test_a_share_s_mean_is_the_city_s_share(city: City) -> None:
    city.write(
        f"{SHARED}/sections/1-scale.yaml",
        "id: scale\ntitle: 规模\nbody: ['{双师型教师占比:校均}＝{双师型教师占比:全市}']\n",
    )
    left, right = texts(city.document()).partition("规模与结构")[0].split("＝")
    assert left.endswith(right.partition("%")[0] + "%")


def test_a_school_that_said_nothing_is_no_zero_in_the_mean(city: City) -> None:
    def means() -> set[str]:
        values = printed(city.document("云水市中等专业学校"))
        return {one.text for one in values if one.datum and one.datum.name == "teachers:校均"}

    before = means()
    city.without("teachers")
    total = 3114 - 182
    assert (before, means()) == ({f"{3114 / 26:.1f}"}, {f"{total / 25:.1f}"})


def test_last_year_s_values_are_those_delivered_last_year(city: City) -> None:
    city.write(f"data/2023/submissions/{SCHOOL}.csv", "编号,名称,值,备注\nstudents,在校生数,2100,\n")
    document = city.document()
    assert "在校生比上年增加93人" in texts(document)
    table = next(node for node in below(document) if isinstance(node, Table) and node.id == "tbl-scale")
    assert [cell.text for cell in table.rows[0]] == ["在校生数", "人", "2100", "2193"]


def test_a_year_of_which_a_school_said_nothing_has_no_column(city: City) -> None:
    table = next(node for node in below(city.document()) if isinstance(node, Table) and node.id == "tbl-scale")
    assert [cell.text for cell in table.head[0]] == ["指标", "单位", "2024年"]


def test_the_city_s_report_knows_no_other_subject(city: City) -> None:
    city.write("content/2024/sections/1-basics.yaml", "id: basics\ntitle: 情况\nbody: ['{在校生数:全市}']\n")
    assert ("P011", "content/2024/sections/1-basics.yaml:3:9") in city.told("")


def test_trace_leads_to_the_school_s_file_and_its_cell(city: City) -> None:
    found = pipeline.follow(city.project(), "专任教师数")
    assert isinstance(found, Trace)
    assert found.values == ((2024, "182人", f"data/2024/submissions/{SCHOOL}.csv:3:1"),)
    assert [one.said for one in found.delivered] == [((SCHOOL, "182人", f"{SCHOOL}-2024.xlsx 指标!D3"),)]
    assert any("2-teachers" in str(place.source) for place in found.printed)


def test_trace_of_the_city_s_value_leads_to_where_it_is_printed(city: City) -> None:
    found = pipeline.follow(city.project(), "生师比:全市")
    assert isinstance(found, Trace)
    assert {place.source.file.name for place in found.printed} == {
        "2-teachers.yaml",
        "2-conditions.yaml",
    }  # a chapter, a scorecard


# --- whose names ----------------------------------------------------------------------------


def test_the_cover_bears_the_school_s_name(city: City) -> None:
    front = city.document().front
    assert str(front.title) == f"{SCHOOL}质量年度报告"
    assert front.title.origin.at(len(SCHOOL)).column > front.title.origin.at(0).column


def test_an_unknown_name_on_the_cover_is_told(city: City) -> None:
    city.change(city.root / SHARED / "report.yaml", 'title: "{学校名称}', 'title: "{校名}')
    assert ("P018", f"{SHARED}/report.yaml:4:9") in city.told()


# --- its own folder -------------------------------------------------------------------------


def test_its_own_section_takes_the_place_of_the_shared_one(city: City) -> None:
    section(city, "1-scale", "id: scale\ntitle: 规模\nbody: ['本校有{在校生数}人。']\n")
    assert "本校有2193人。" in texts(city.document())
    assert "本校有" not in texts(city.document("云水市中等专业学校"))


def test_a_section_besides_stands_where_its_name_says(city: City) -> None:
    section(city, "2b-base", "id: base\ntitle: 实训基地\nbody: ['新建实训基地。']\n")
    assert [one.id for one in city.document().sections] == ["scale", "teachers", "base", "outcomes", "conditions"]


def test_its_own_case_is_printed_in_its_own_section(city: City) -> None:
    city.write(f"{OWN}/cases/a.yaml", f"id: a\ntitle: 进社区\nschool: {SCHOOL}\nbody: ['师生进社区服务。']\n")
    section(city, "5-cases", "id: cases\ntitle: 案例\nbody:\n  - 见[@a]。\n  - case: a\n")
    assert city.told() == LAST_YEAR
    assert "师生进社区服务。" in texts(city.document())


def photo_section(city: City) -> None:
    block = "photo: { id: p, file: gate.jpg, caption: 校门, alt: 学校大门 }"
    city.write(f"{SHARED}/sections/1-scale.yaml", f"id: scale\ntitle: 规模\nbody:\n  - 见[@p]。\n  - {block}\n")


def photo_of(city: City) -> str:
    figure = next(node for node in below(city.document()) if isinstance(node, Figure) and node.id == "p")
    assert isinstance(figure.image, Photo)
    return figure.image.path.relative_to(city.root).as_posix()


def test_its_own_photo_goes_before_the_shared_one(city: City) -> None:
    photo_section(city)
    (city.root / SHARED / "photos").mkdir()
    (city.root / SHARED / "photos/gate.jpg").write_bytes(jpeg())
    assert photo_of(city) == f"{SHARED}/photos/gate.jpg"
    (city.root / OWN / "photos").mkdir(parents=True)
    (city.root / OWN / "photos/gate.jpg").write_bytes(jpeg())
    assert photo_of(city) == f"{OWN}/photos/gate.jpg"


def test_a_photo_to_come_is_asked_for_in_its_own_folder(city: City) -> None:
    photo_section(city)
    [problem] = [one for one in pipeline.check(city.project()).problems if one.code == "I001"]
    assert f"{OWN}/photos/gate.jpg" in problem.hint


def test_a_broken_own_section_is_told_at_its_place(city: City) -> None:
    section(city, "1-scale", "id: scale\ntitle: 规模\nbody: [{tabel: {}}]\n")
    assert [place for code, place in city.told() if code.startswith("Y")] == [f"{OWN}/sections/1-scale.yaml:3:8"]


# --- what is not there ----------------------------------------------------------------------


def test_a_text_without_its_value_is_left_out_and_told(city: City) -> None:
    city.without("income")
    assert "平均月收入" not in texts(city.document())
    found = [one for one in pipeline.check(city.project()).problems if one.value == "月收入" and one.code == "R114"]
    assert [(str(one.source), one.severity) for one in found] == [
        (f"{SHARED}/sections/3-outcomes.yaml:11:9", Severity.WARNING),  # the paragraph
        (f"{SHARED}/sections/3-outcomes.yaml:27:11", Severity.WARNING),  # the chart
        (f"data/2024/submissions/{SCHOOL}.csv", Severity.WARNING),  # the scorecard
    ]


def test_a_draft_warning_becomes_an_error_in_the_final_report(city: City) -> None:
    city.without("income")
    assert city.build().written
    final = city.build(final=True)
    assert (final.written, {one.code for one in final.problems if one.severity is Severity.ERROR}) == ((), {"R114"})


def test_a_dismissed_lack_may_stand(city: City) -> None:
    city.without("income")
    from report_engine.dismiss import dismiss

    for problem in [one for one in pipeline.check(city.project()).problems if one.severity is Severity.WARNING]:
        assert dismiss(city.project(), problem.id, "学校没有就业数据", "2025-01-10").written == (
            city.root / OWN / "dismissed.yaml",
        )
    assert city.told() == LAST_YEAR
    assert city.build(final=True).written


def test_what_was_looked_for_and_not_found_is_only_noted(city: City) -> None:
    city.change(city.submission(), "income,月收入,4291,", "income,月收入,—,")
    found = [one for one in pipeline.check(city.project()).problems if "月收入" in one.message]
    assert {(one.code, one.severity) for one in found} == {("R114", Severity.NOTE)}
    assert city.build(final=True).written


def test_a_mention_of_what_is_left_out_leads_to_its_heading(city: City) -> None:
    city.without("tested", "passed")
    section(city, "5-more", "id: more\ntitle: 其他\nbody: ['体质测试见[@fig-fitness]。']\n")
    document = city.document()
    assert "fig-fitness" not in ids(document)
    assert "体质测试见[fitness]。" in texts(document)
    assert city.build().written


def test_a_section_without_data_says_so_in_one_line(city: City) -> None:
    city.without("tested", "passed")
    fitness = next(one for one in sections(city.document()) if one.id == "fitness")
    [line] = fitness.body
    assert isinstance(line, Paragraph)
    assert [str(item) for item in line.content if isinstance(item, Text | Value)] == ["本校没有上报这一部分的数据。"]


def test_a_table_keeps_its_gaps_and_tells_them(city: City) -> None:
    city.without("bandwidth")
    table = next(node for node in below(city.document()) if isinstance(node, Table) and node.id == "tbl-cooperation")
    assert table.rows[-1][-1].text == ""
    assert any("有空格" in one.message for one in pipeline.check(city.project()).problems)


def test_a_school_with_hardly_any_data_has_a_report(city: City) -> None:
    city.without(
        *(
            line.split(",")[0]
            for line in city.submission().read_text("utf-8-sig").splitlines()[1:]
            if "students" not in line
        )
    )
    assert city.build().written
    said = "\n".join(line.text for line in outline(Docx.read(city.project().output)))
    # scale's majors; teachers and its two; the three of outcomes; conditions and its two
    assert said.count("本校没有上报这一部分的数据。") == 10


def test_a_school_without_submission_is_told_once(city: City) -> None:
    city.submission().unlink()
    assert city.told() == [("X023", f"data/2024/submissions/{SCHOOL}.csv")]
    assert city.build().written == ()


def test_an_unknown_school_is_told_with_the_nearest(city: City) -> None:
    [problem] = [one for one in pipeline.check(city.project("云水市卫生学样")).problems if one.code == "X024"]
    assert SCHOOL in problem.hint


def test_a_bad_number_of_a_school_is_told_at_its_row(city: City) -> None:
    city.change(city.submission(), "teachers,专任教师数,182,", "teachers,专任教师数,约180,")
    assert ("D015", f"data/2024/submissions/{SCHOOL}.csv:3:1") in city.told()


def test_rules_over_numbers_judge_the_school_s_own(city: City) -> None:
    city.change(city.submission(), "teachers_dual,双师型教师数,60,", "teachers_dual,双师型教师数,600,")
    assert ("R102", f"data/2024/submissions/{SCHOOL}.csv:4:1") in city.told()
    assert city.told("云水市中等专业学校") == LAST_YEAR


# --- what has a mistake ---------------------------------------------------------------------


def test_a_draft_of_a_school_marks_mistakes_and_a_final_report_is_refused(city: City) -> None:
    section(city, "1-scale", "id: scale\ntitle: 规模\nbody: ['有{在校人数}人，见[@tbl-none]。']\n")
    result = city.build()
    assert result.written
    assert {one.code for one in result.problems if one.severity is Severity.ERROR} == {"P010", "N002"}
    said = "\n".join(line.text for line in outline(Docx.read(city.project().output)))
    assert "有〔待查：在校人数〕人，见〔待查：tbl-none〕。" in said
    assert city.build(final=True).written == ()


def test_what_has_a_mistake_is_printed_for_its_mark_though_it_lacks_values(city: City) -> None:
    city.without("income")
    rows = "{ id: tbl-own, caption: 收入, years: [2024], rows: [income, incom] }"
    body = f"['有{{在校人数}}人，收入{{月收入}}元。', '见[@tbl-own]。', {{ table: {rows} }}]"
    section(city, "1-scale", f"id: scale\ntitle: 规模\nbody: {body}\n")
    document = city.document()
    assert "有〔待查：在校人数〕人，收入〔待填：月收入〕元。" in texts(document)
    table = next(node for node in below(document) if isinstance(node, Table) and node.id == "tbl-own")
    assert [row[0].text for row in table.rows] == ["月收入", "〔待查：incom〕"]
    gaps = [
        one for one in pipeline.check(city.project()).problems if one.code == "R114" and "1-scale" in str(one.source)
    ]
    assert ["有空格" in one.message for one in gaps] == [True, True]


def test_a_chart_of_an_unknown_indicator_has_its_mark(city: City) -> None:
    chart = "{ id: fig-own, kind: bar, caption: 规模, indicators: [studnets] }"
    section(city, "1-scale", f"id: scale\ntitle: 规模\nbody: ['见[@fig-own]。', {{ chart: {chart} }}]\n")
    assert "〔待补：图 fig-own〕" in texts(city.document())
    assert city.build().written


def test_an_unknown_name_on_the_cover_is_marked(city: City) -> None:
    city.change(city.root / SHARED / "report.yaml", 'title: "{学校名称}', 'title: "{校名}')
    assert str(city.document().front.title).startswith("〔待查：校名〕")
    assert city.build().written


# --- without schools' content ---------------------------------------------------------------


def test_a_project_without_shared_content_says_what_to_make(city: City) -> None:
    import shutil

    shutil.rmtree(city.root / SHARED)
    assert ("F015", SHARED) in city.told()
    assert city.told("") == []


@pytest.mark.parametrize("name", ["..", "../../x", "."])
def test_no_school_leads_out_of_its_folder(city: City, name: str) -> None:
    project = replace(city.project(), school=name)
    assert project.own is not None
    assert project.own.parent == city.root / "content/2024/schools"
    assert project.output.parent == city.root / "build/report-2024"


# --- a year in preparation ------------------------------------------------------------------


def next_year(city: City) -> Project:
    assert start_year(Project(city.root, YEAR + 1), YEAR, [])
    return Project(city.root, YEAR + 1, SCHOOL)


def test_a_new_year_takes_over_what_the_schools_reports_are_made_of(city: City) -> None:
    section(city, "5-more", "# yaml\nid: more\ntitle: 2024年的工作\nbody: ['新建实训基地。']\n")
    city.write(f"{OWN}/dismissed.yaml", "[]\n")
    project = next_year(city)
    assert "（2025年度）" in project.report.read_text("utf-8")
    assert project.own is not None
    assert "2025年的工作" in (project.own / "sections/5-more.yaml").read_text("utf-8")
    assert sorted(path.name for path in project.own.iterdir()) == ["inherited.yaml", "sections"]


def test_a_school_s_draft_has_a_work_plan(city: City) -> None:
    section(city, "5-more", "id: more\ntitle: 其他\nbody: ['新建实训基地。']\n")
    project = next_year(city)
    plan = pipeline.check(project).plan
    assert plan is not None
    works = {work.file.as_posix(): work.what for work in plan.works}
    assert "新建" not in works
    assert works[f"content/2025/schools/{SCHOOL}/sections/5-more.yaml"] == "未改写 1 处，共 1 处"
    assert "未改写 4 处" in works["content/2025/school/sections/1-scale.yaml"]
    assert f"data/2025/submissions/{SCHOOL}.csv" in works


def test_a_school_s_draft_builds_with_marks_where_values_are_to_come(city: City) -> None:
    project = next_year(city)
    result = pipeline.build(project, project.output, pages="on-open")
    assert result.written
    said = "\n".join(line.text for line in outline(Docx.read(project.output)))
    assert "〔待填：在校生数〕" in said
    assert pipeline.build(project, project.output, final=True, pages="on-open").written == ()


def test_the_city_s_value_below_a_school_s_is_no_part_of_it(city: City) -> None:
    """附表里学校的数下面排全市、校均的数：它们不是学校的“其中”，比学校的大也不是错。"""
    city.change(city.submission(), "income,月收入,4291,", "income,月收入,2000,")
    assert "R102" not in dict(city.told())
