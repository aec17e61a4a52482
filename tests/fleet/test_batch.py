"""All schools' reports by several processes: the bytes of single builds, whatever fails, stops or is done already."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import report_engine
from report_engine.cli import main
from report_engine.fleet import crew, hand
from report_engine.fleet.batch import build_all
from report_engine.fleet.job import run
from report_engine.fleet.order import Ask, Made, Order
from report_engine.fleet.outcome import Batch, Outcome
from report_engine.project import Project

from .city import OWN, SCHOOL, SHARED, YEAR, City

FEW = ("001", "002", "003", "004")
ASK = Ask(YEAR, pages="on-open")


def project(city: City) -> Project:
    return Project(city.root, YEAR)


def alone(shared: bytes, orders: Iterator[Order]) -> Iterator[Made]:
    """Make one report after another in this process."""
    return (run(shared, order) for order in orders)


def batch(city: City, only: tuple[str, ...] = FEW, ask: Ask = ASK, processes: int = 0) -> Batch:
    work = (lambda shared, orders: crew.work(shared, orders, processes)) if processes else alone
    return build_all(project(city), ask, work, only, lambda *_: None)


def statuses(found: Batch) -> dict[str, str]:
    return {one.school: one.status for one in found.outcomes}


def outputs(city: City) -> dict[str, bytes]:
    folder = city.root / f"build/report-{YEAR}"
    return {path.stem: path.read_bytes() for path in sorted(folder.glob("*.docx"))}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[City, Batch]:
    city = City.at(tmp_path_factory.mktemp("batch") / "city")
    city.write(f"{OWN}/sections/5-more.yaml", "id: more\ntitle: 其他\nbody: ['新建实训基地。']\n")
    return city, batch(city, processes=2)


def test_every_school_asked_for_is_built(built: tuple[City, Batch]) -> None:
    city, found = built
    assert list(statuses(found).values()) == ["built"] * 4
    assert sorted(outputs(city)) == sorted(one.school for one in found.outcomes)


def test_the_bytes_are_those_of_single_builds(built: tuple[City, Batch], tmp_path: Path) -> None:
    city, _ = built
    for school, data in outputs(city).items():
        target = tmp_path / "single.docx"
        target.unlink(missing_ok=True)
        report_engine.build(city.project(school), target, pages="on-open")
        assert target.read_bytes() == data, school


def test_what_is_finished_and_unchanged_is_not_built_again(
    built: tuple[City, Batch], monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(*_: object) -> Iterator[Made]:
        raise AssertionError("nothing is to be built")

    city, first = built
    again = build_all(project(city), ASK, nobody, FEW, lambda *_: None)
    assert set(statuses(again).values()) == {"unchanged"}
    assert [one.problems for one in again.outcomes] == [one.problems for one in first.outcomes]
    assert report_engine.build(city.project(), pages="on-open").unchanged  # and the other way round


def test_only_what_changed_is_built_again(built: tuple[City, Batch]) -> None:
    city, _ = built
    city.write(f"{OWN}/sections/5-more.yaml", "id: more\ntitle: 其他\nbody: ['扩建实训基地。']\n")
    found = statuses(batch(city))
    assert found.pop(SCHOOL) == "built"
    assert set(found.values()) == {"unchanged"}


def test_a_failed_school_stops_no_other(city: City) -> None:
    city.submission().unlink()
    city.write("content/2024/schools/云水市工贸学校/sections/1-scale.yaml", "id: [坏")
    found = batch(city)
    assert list(statuses(found).values()) == ["built", "built", "failed", "failed"]
    reasons = [one.reason for one in found.outcomes if one.reason]
    assert "X023" in reasons[0]
    assert "1-scale.yaml:1:" in reasons[1]


def test_a_failed_school_keeps_its_older_report(city: City) -> None:
    batch(city, ("003",))
    before = outputs(city)
    city.submission().unlink()
    batch(city, ("003",))
    assert outputs(city) == before


def test_an_unknown_school_fails_alone(city: City) -> None:
    found = batch(city, ("003", "云水市卫生学样", "099"))
    assert list(statuses(found).items()) == [("云水市卫生学样", "failed"), ("099", "failed"), (SCHOOL, "built")]
    assert SCHOOL in found.outcomes[0].reason


def test_the_final_reports_refuse_what_is_open(city: City) -> None:
    city.without("income")
    found = batch(city, ("002", "003"), Ask(YEAR, final=True, pages="on-open"))
    assert list(statuses(found).values()) == ["built", "failed"]


def test_a_folder_of_no_school_is_told(city: City) -> None:
    city.write("content/2024/schools/云水市职校/sections/1-scale.yaml", "id: scale\ntitle: 规模\n")
    [problem] = batch(city, ("001",)).problems
    assert (problem.code, problem.hint) == ("F016", "改名为 云水市职业技术学校")


def test_a_report_open_in_word_fails_alone(city: City) -> None:
    city.project().output.mkdir(parents=True)  # nothing can be moved there
    found = batch(city, ("002", "003"))
    assert list(statuses(found).values()) == ["built", "failed"]
    assert "F020" in found.outcomes[1].reason


def test_nothing_is_remembered_of_what_was_edited_meanwhile(city: City) -> None:
    def slowly(shared: bytes, orders: Iterator[Order]) -> Iterator[Made]:
        city.change(city.root / SHARED / "sections/1-scale.yaml", "办学规模\nbody", "规模\nbody")
        yield from alone(shared, orders)

    build_all(project(city), ASK, slowly, ("003",), lambda *_: None)
    assert statuses(batch(city, ("003",))) == {SCHOOL: "built"}


# --- processes ------------------------------------------------------------------------------


def test_a_process_that_ends_is_replaced(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[int] = []
    really = hand.Hand.give

    def give(self: hand.Hand, order: Order) -> None:
        really(self, order)
        started.append(self._process.pid)
        if len(started) == 1:
            self._process.kill()

    monkeypatch.setattr(hand.Hand, "give", give)
    assert set(statuses(batch(city, ("001", "002"), processes=1)).values()) == {"built"}
    assert len(set(started)) == 2


def test_a_process_that_ends_twice_fails_its_report_alone(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    really = hand.Hand.give

    def give(self: hand.Hand, order: Order) -> None:
        really(self, order)
        if order.school == "云水市职业技术学校":
            self._process.kill()

    monkeypatch.setattr(hand.Hand, "give", give)
    found = batch(city, ("001", "002"), processes=1)
    assert list(statuses(found).values()) == ["failed", "built"]
    assert "进程" in found.outcomes[0].reason


def test_a_report_that_takes_too_long_fails_alone(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_LOOK", 0.05)

    def hasty(shared: bytes, orders: Iterator[Order]) -> Iterator[Made]:
        return crew.work(shared, orders, 1, 0.1)

    works = build_all(project(city), ASK, hasty, ("001",), lambda *_: None)
    assert statuses(works) == {"云水市职业技术学校": "failed"}
    assert "没有做完" in works.outcomes[0].reason


def alive(folder: Path) -> list[str]:
    """Processes that were started for this city."""
    found = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    return [line for line in found.splitlines() if str(folder) in line]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_breaking_off_leaves_no_half_file_and_no_process(city: City, number: signal.Signals, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    command = [sys.executable, "-c", "from report_engine.cli import main; main()", "build-all", "--year", str(YEAR)]
    command += ["--root", str(city.root), "--pages", "on-open"]
    environment = {**os.environ, "TMPDIR": str(temporary)}
    with subprocess.Popen(
        command, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stderr is not None
        assert "[1/26]" in process.stderr.readline()
        os.kill(process.pid, number)
        process.stderr.read()
    deadline = time.monotonic() + 20
    while alive(temporary) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert alive(temporary) == []
    folder = city.root / f"build/report-{YEAR}"
    assert all(path.suffix == ".docx" for path in folder.iterdir() if not path.name.endswith(".tmp"))
    if number is not signal.SIGKILL:
        assert not list(folder.glob(".*.tmp"))
        assert not list(temporary.iterdir())


# --- the command ----------------------------------------------------------------------------


def command(city: City, *words: str) -> tuple[int, str]:
    given = ["build-all", "--year", str(YEAR), "--root", str(city.root), "--pages", "on-open", *words]
    result = CliRunner().invoke(main, given)
    return result.exit_code, result.stdout


def test_programs_get_json(city: City) -> None:
    city.submission().unlink()
    code, output = command(city, "--only", "002、003", "--format", "json")
    told = json.loads(output)
    assert code == 1
    assert told["counts"] == {"built": 1, "unchanged": 0, "failed": 1}
    good, bad = told["reports"]
    assert good["files"] == ["build/report-2024/云水市中等专业学校.docx"]
    assert (bad["school"], bad["counts"]["errors"], bad["problems"][0]["code"]) == (SCHOOL, 1, "X023")


def test_people_get_a_table(city: City) -> None:
    code, output = command(city, "--only", "003")
    assert code == 0
    assert SCHOOL in output
    assert "已生成 1 份" in output


def test_a_project_without_shared_content_is_told_once(city: City) -> None:
    (city.root / SHARED).rename(city.root / "content/2024/elsewhere")
    code, output = command(city, "--format", "json")
    told = json.loads(output)
    assert (code, told["reports"], [one["code"] for one in told["problems"]]) == (1, [], ["F015"])


def test_an_outcome_counts_its_problems() -> None:
    assert Outcome("甲", "built").count(next(iter(report_engine.Severity))) == 0
