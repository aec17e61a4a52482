"""A cluster makes the bytes of this machine: a real scheduler, real workers, one of them killed in the middle."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from report_engine.cli import main
from report_engine.fleet import cluster, crew
from report_engine.fleet.batch import build_all
from report_engine.fleet.cluster import Cluster
from report_engine.fleet.machine import ENGINE, FONTS, OFFICE, machine, unlike
from report_engine.fleet.order import Ask
from report_engine.fleet.outcome import Batch, Outcome
from report_engine.problems import Problem
from report_engine.project import Project

from .city import YEAR, City
from .dask import Dask, dask, free_port

DOZEN = tuple(f"{number:03}" for number in range(1, 13))
ASK = Ask(YEAR, pages="on-open")


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Dask]:
    folder = tmp_path / "dask"
    folder.mkdir()
    with dask(folder) as running:
        yield running


def batch(city: City, work: object, only: tuple[str, ...], shown: object = lambda *_: None, ask: Ask = ASK) -> Batch:
    return build_all(Project(city.root, YEAR), ask, work, only, shown)  # type: ignore[arg-type]


def outputs(city: City) -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in sorted((city.root / f"build/report-{YEAR}").glob("*.docx"))}


def test_a_dozen_reports_survive_a_lost_worker_and_equal_local_ones(started: Dask, city: City, tmp_path: Path) -> None:
    first, _ = started.worker(), started.worker()
    order: list[str] = []

    def shown(outcome: Outcome, _total: int) -> None:
        order.append(outcome.school)
        if len(order) == 3:
            first.kill()

    problems: list[Problem] = []
    found = batch(city, Cluster(started.address, ASK, problems).work, DOZEN, shown)
    assert [(one.status, one.reason) for one in found.outcomes] == [("built", "")] * 12
    assert problems == []
    local = City.at(tmp_path / "local")
    batch(local, crew.work, DOZEN)
    assert outputs(city) == outputs(local)


def test_a_report_that_takes_too_long_on_a_worker_fails_alone(started: Dask, city: City) -> None:
    """任务的时间限制在集群里同样有效：做不完的那份报告写明原因，工作进程留着做别的。"""
    started.worker()
    hasty = batch(city, Cluster(started.address, ASK, [], 0.05).work, ("001", "002"))
    assert [one.status for one in hasty.outcomes] == ["failed", "failed"]
    assert all("没有做完" in one.reason for one in hasty.outcomes)
    again = batch(city, Cluster(started.address, ASK, []).work, ("001", "002"))
    assert [one.status for one in again.outcomes] == ["built", "built"]


def test_a_scheduler_that_goes_away_leaves_what_is_done(
    started: Dask, city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_CONNECT", 5.0)
    started.worker()

    def shown(_outcome: Outcome, _total: int) -> None:
        started.processes[0].kill()

    found = batch(city, Cluster(started.address, ASK, []).work, DOZEN, shown)
    built = [one for one in found.outcomes if one.status == "built"]
    assert {one.school for one in built} == outputs(city).keys()
    assert built
    assert {one.reason for one in found.outcomes if one not in built} == {"与调度程序的连接断了"}


def test_a_worker_that_is_not_alike_is_left_out(started: Dask, city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_CONNECT", 5.0)
    started.worker(QHD_SOFFICE="/nowhere/soffice")
    problems: list[Problem] = []
    ask = Ask(YEAR, pages="libreoffice")
    found = batch(city, Cluster(started.address, ask, problems).work, ("001",), ask=ask)
    assert [one.reason for one in found.outcomes] == ["集群里没有能用的工作进程"]
    assert [problem.code for problem in problems] == ["K002"]
    assert "没有 LibreOffice" in problems[0].message


def test_a_scheduler_that_is_not_there_is_told_once(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_CONNECT", 1.0)
    words = ["build-all", "--year", str(YEAR), "--root", str(city.root), "--pages", "on-open"]
    result = CliRunner().invoke(main, [*words, "--scheduler", f"tcp://127.0.0.1:{free_port()}"])
    assert result.exit_code == 1
    assert result.stderr.count("连不上调度程序") == 1


@pytest.mark.parametrize("name", [ENGINE, "Python", "zlib", "lxml", FONTS])
def test_what_makes_other_bytes_is_told_by_its_name(name: str) -> None:
    mine = machine()
    said = unlike(mine, {**mine, name: "0"}, with_office=False)
    assert said == f"{name} 是 0，这里是 {mine[name]}"
    assert unlike(mine, mine, with_office=False) == ""


def test_libreoffice_counts_where_pages_do() -> None:
    mine = {**machine(), OFFICE: "LibreOffice 7.4"}
    other = {**mine, OFFICE: "LibreOffice 25.2"}
    assert unlike(mine, other, with_office=False) == ""
    assert OFFICE in unlike(mine, other, with_office=True)
    assert unlike({**mine, OFFICE: ""}, other, with_office=True) == ""
