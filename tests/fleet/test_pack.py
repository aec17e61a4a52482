"""A packed project holds what its reports are made of, and nothing in it leads out of its folder."""

import json
from pathlib import Path

import pytest

from report_engine.fleet.job import run
from report_engine.fleet.order import Ask, Order
from report_engine.fleet.pack import PackError, pack_own, pack_shared, unpack

from .city import OWN, SCHOOL, SHARED, YEAR, City


def pack(*files: tuple[str, bytes]) -> bytes:
    index = json.dumps([(name, len(data)) for name, data in files]).encode()
    return b"qhd-docgen pack 1\n" + index + b"\n" + b"".join(data for _, data in files)


def held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_pack_gives_back_what_a_report_is_made_of(city: City, tmp_path: Path) -> None:
    city.write(f"{OWN}/sections/5-more.yaml", "id: more\ntitle: 其他\n")
    city.write(f"{SHARED}/~$report.yaml", "开着")
    city.write(f"{SHARED}/.report.yaml.swp", "开着")
    out = tmp_path / "out"
    unpack(pack_shared(city.project()), out)
    unpack(pack_own(city.project()), out)
    before, after = held(city.root), held(out)
    assert after == {name: before[name] for name in after}
    left_out = {name for name in before.keys() - after.keys() if name.startswith((SHARED, "data", "templates"))}
    provenance = f"data/{YEAR}/submissions/provenance.csv"
    assert left_out == {f"{SHARED}/~$report.yaml", f"{SHARED}/.report.yaml.swp", provenance}


def test_the_same_project_makes_the_same_pack(city: City) -> None:
    first = pack_shared(city.project())
    (city.root / SHARED / "report.yaml").touch()
    assert pack_shared(city.project("云水市中等专业学校")) == first


BAD_NAMES = [
    "/etc/passwd", "../x", "content/../../x", "content/./x", "content//x", "content", "elsewhere/x", "",
    "content/x:y", "content\\..\\x", "C:/x", "content/a\nb", "content/a\0b", "~/x", "content/x/",
]  # fmt: skip


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_path_that_leads_elsewhere_is_refused_before_anything_is_written(name: str, tmp_path: Path) -> None:
    with pytest.raises(PackError, match="路径"):
        unpack(pack(("content/2024/report.yaml", b"a"), (name, b"b")), tmp_path)
    assert list(tmp_path.iterdir()) == []


GOOD = pack(("content/2024/report.yaml", b"abc"))
BROKEN = [
    b"", GOOD[:-1], GOOD + b"x", GOOD.replace(b"3]", b"2]"), GOOD.replace(b"3]", b"-3]"), GOOD.replace(b"[[", b"[{"),
    GOOD.replace(b"pack 1", b"pack 2"), GOOD.replace(b"3]", b"null]"), b"PK\x03\x04", b"qhd-docgen pack 1\n{}",
]  # fmt: skip


@pytest.mark.parametrize("data", BROKEN)
def test_a_broken_pack_is_refused(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(PackError):
        unpack(data, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_job_tells_a_bad_pack(city: City) -> None:
    order = Order(SCHOOL, pack(("../x", b"")), Ask(YEAR, pages="on-open"))
    made = run(pack_shared(city.project()), order)
    assert (made.files, made.trace) == ({}, "")
    assert "路径" in made.fault


def test_a_job_leaves_no_trace_in_the_next_one(city: City) -> None:
    ask = Ask(YEAR, pages="on-open")
    shared = pack_shared(city.project())
    nothing = b"qhd-docgen pack 1\n[]\n"
    before = run(shared, Order(SCHOOL, nothing, ask))
    city.write(f"{OWN}/sections/5-more.yaml", "id: more\ntitle: 其他\nbody: [新建基地。]\n")
    other = run(shared, Order(SCHOOL, pack_own(city.project()), ask))
    again = run(shared, Order(SCHOOL, nothing, ask))
    assert before.fault == other.fault == again.fault == ""
    assert before.files == again.files != other.files
