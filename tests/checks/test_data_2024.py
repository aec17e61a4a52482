"""The rules over the data of the repository: what the printed report left open is dismissed, nothing else is."""

from pathlib import Path

import pytest
from support.project import copy_project
from support.reference import REPOSITORY

from report_engine import checks
from report_engine.load import Loaded, load
from report_engine.load.rules import MagnitudeRule
from report_engine.project import Project

YEAR = 2024


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    result = load(Project(REPOSITORY, YEAR), [])
    assert result is not None
    return result


def test_rules_are_quiet_and_every_dismissal_is_needed(loaded: Loaded) -> None:
    assert [str(problem) for problem in checks.check(loaded) if problem.code.startswith("R")] == []
    assert loaded.dismissed, "the printed report had contradictions"


def test_dismissed_findings_are_about_values_of_the_report(loaded: Loaded) -> None:
    """Each has its reason in the data: without the file, the rules find exactly these."""
    found = {
        (problem.code, str(problem.about), problem.value)
        for rule in checks.rules()
        for problem in rule.check(loaded)
        if problem.code.startswith("R")
    }
    assert found == {dismissal.identity[:3] for dismissal in loaded.dismissed if dismissal.code.startswith("R")}


def test_every_unit_has_a_plausible_size(loaded: Loaded) -> None:
    """A new unit in the catalogue wants a rule `magnitude`."""
    rules = list(loaded.rules.of(MagnitudeRule))
    units = {rule.unit for rule in rules}
    named = {loaded.facts.ids[name] for rule in rules for name in rule.names()}
    measured = [one for one in loaded.facts.catalogue.values() if not one.pair and one.id not in named]
    assert {one.unit for one in measured} <= units


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("data/2024/indicators.csv", "升学人数,3756", "升学人数,3765", "R101"),
        ("data/2024/indicators.csv", "免学费惠及人数,24323", "免学费惠及人数,42323", "R102"),
        ("data/2024/indicators.csv", "国家奖学金金额,18", "国家奖学金金额,16", "R103"),
        ("data/2024/indicators.csv", "毕业生初次就业人数,4716", "毕业生初次就业人数,4761", "R104"),
        ("data/2024/indicators.csv", "专任教师总数,2289", "专任教师总数,2889", "R106"),
        ("data/2024/indicators.csv", "毕业率,98.58", "毕业率,985.8", "R107"),
        ("data/2023/indicators.csv", "班主任人数,620", "班主任人数,640", "R108"),
        ("templates/hebei/scorecards/6-policy.yaml", "no: 7, ", "no: 8, ", "R109"),
        ("data/2024/schools.csv", "民办中职学校,民办,市属,市属,否,691", "民办中职学校,公办,市属,市属,否,691", "R110"),
        ("data/2024/schools.csv", "否,691", "否,", "R111"),
    ],
)
def test_slips_in_the_real_data_are_found(tmp_path: Path, file: str, old: str, new: str, code: str) -> None:
    path = copy_project(tmp_path) / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    spoilt = load(Project(tmp_path, YEAR), [])
    assert spoilt is not None
    assert code in {problem.code for problem in checks.check(spoilt)}
