"""A build that is killed in the middle of the rendering: the old report whole, no process behind, no folder."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from support.ooxml import DOCUMENT, Docx
from tiny_project import Tiny

from .office import processes, soffice, soffice_pids, wait_for
from .test_failures import HANGING

CODE = "import sys; from report_engine.cli import main; main(sys.argv[1:])"
SIGNALS = [signal.SIGTERM, signal.SIGINT, signal.SIGKILL]


@pytest.fixture(autouse=True)
def heard() -> Iterator[None]:
    """Let builds hear SIGINT: a shell that started the tests in the background has it ignored, for all below too."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def older(tiny: Tiny) -> Path:
    """The report of an earlier build."""
    tiny.project.output.parent.mkdir()
    tiny.project.output.write_bytes(b"the older report")
    return tiny.project.output


def start(tiny: Tiny, temporary: Path, program: str, output: Path | None = None) -> subprocess.Popen[bytes]:
    """Start a build in a process and a process group of its own, as a terminal does."""
    command = [sys.executable, "-c", CODE, "build", "--year", "2024", "--root", str(tiny.root)]
    command += ["--pages", "libreoffice", "--output", str(output or tiny.project.output)]
    environment = os.environ | {"TMPDIR": str(temporary), "QHD_SOFFICE": program}
    with (tiny.root / "log.txt").open("wb") as log:
        return subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)


def wait_until(condition: Callable[[], object], build: subprocess.Popen[bytes], tiny: Tiny) -> None:
    """Wait for a state of a running build."""
    assert wait_for(lambda: condition() or build.poll() is not None, 60)
    assert build.poll() is None, (tiny.root / "log.txt").read_text("utf-8")


def profile_processes(temporary: Path) -> list[str]:
    """Processes that use a profile in the folder for temporary files."""
    return [command for command in processes(str(temporary)) if "UserInstallation" in command]


def pipe_of(build: subprocess.Popen[bytes], tiny: Tiny, temporary: Path) -> Path:
    """Wait for LibreOffice, and find the socket that it keeps outside of its folder."""
    found: set[str] = set()
    wait_until(lambda: found.update(own_sockets(temporary)) or found, build, tiny)
    (pipe,) = found
    assert Path(pipe).exists()
    return Path(pipe)


def own_sockets(temporary: Path) -> set[str]:
    """Sockets on which LibreOffice listens that has its profile in the folder for temporary files."""
    inodes = set()
    lines: list[list[str]] = []  # the program may have a network of its own
    with suppress(OSError):  # a process that ends meanwhile
        for pid in soffice_pids(temporary):
            links = [link.readlink().name for link in Path(f"/proc/{pid}/fd").iterdir()]
            inodes |= {link.removeprefix("socket:[").removesuffix("]") for link in links if "socket" in link}
            lines += [line.split() for line in Path(f"/proc/{pid}/net/unix").read_text("utf-8").splitlines()]
    return {line[7] for line in lines if len(line) > 7 and line[6] in inodes and "OSL_PIPE" in line[7]}


def assert_nothing_is_left(temporary: Path, older: Path) -> None:
    assert wait_for(lambda: not processes(str(temporary)), 10), processes(str(temporary))
    assert wait_for(lambda: not list(temporary.iterdir()), 10), list(temporary.iterdir())
    assert older.read_bytes() == b"the older report"
    assert [entry.name for entry in older.parent.iterdir() if entry.is_file()] == [older.name]


@pytest.mark.render
@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
def test_killed_while_libreoffice_renders(tiny: Tiny, older: Path, temporary: Path, number: signal.Signals) -> None:
    tiny.prose("\n\n".join(["学校把这件事写进了章程。" * 30] * 1000))  # so long that no signal comes too late
    build = start(tiny, temporary, soffice())
    try:
        pipe = pipe_of(build, tiny, temporary)
        build.send_signal(number)
        assert build.wait(10) != 0
        assert_nothing_is_left(temporary, older)
        assert wait_for(lambda: not pipe.exists(), 10), pipe
    finally:
        build.kill()
        build.wait()


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
@pytest.mark.parametrize("whole_group", [False, True], ids=["the build", "the whole group"])
def test_killed_while_libreoffice_hangs(
    tiny: Tiny, older: Path, temporary: Path, tmp_path: Path, number: signal.Signals, whole_group: bool
) -> None:
    """Ctrl-C in a terminal, and `timeout`, send the signal to every process of the group."""
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{HANGING}\n", "utf-8")
    program.chmod(0o755)
    build = start(tiny, temporary, str(program))
    try:
        wait_until(lambda: any("lifeline" not in p for p in profile_processes(temporary)), build, tiny)
        if whole_group and number is not signal.SIGKILL:  # which would take the lifeline, too: nothing can help then
            os.killpg(build.pid, number)
        else:
            build.send_signal(number)
        assert build.wait(10) != 0
        assert_nothing_is_left(temporary, older)
    finally:
        build.kill()
        build.wait()


def test_the_exit_code_tells_that_it_was_terminated(tiny: Tiny, older: Path, temporary: Path, tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{HANGING}\n", "utf-8")
    program.chmod(0o755)
    build = start(tiny, temporary, str(program))
    try:
        wait_until(lambda: profile_processes(temporary), build, tiny)
        build.terminate()
        assert build.wait(10) == 128 + signal.SIGTERM
        assert_nothing_is_left(temporary, older)
    finally:
        build.kill()
        build.wait()


@pytest.mark.render
def test_libreoffice_itself_is_killed(tiny: Tiny, older: Path, temporary: Path) -> None:
    """Out of memory, for example: a fresh one does the work, once; of the first nothing is left."""
    build = start(tiny, temporary, soffice())
    try:
        pipe = pipe_of(build, tiny, temporary)
        for pid in soffice_pids(temporary):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        assert build.wait(60) == 0
        assert older.read_bytes() != b"the older report"
        assert b"updateFields" not in Docx.read(older).parts["word/settings.xml"]
        assert wait_for(lambda: not processes(str(temporary)), 10), processes(str(temporary))
        assert list(temporary.iterdir()) == []
        assert not pipe.exists(), pipe
    finally:
        build.kill()
        build.wait()


@pytest.mark.render
def test_two_builds_at_the_same_time(tiny: Tiny, temporary: Path, tmp_path: Path) -> None:
    """Each has a profile of its own; both write the same cache and the same report."""
    outputs = [tmp_path / "甲.docx", tmp_path / "乙.docx"]
    builds = [start(tiny, temporary, soffice(), output) for output in outputs]
    assert [build.wait(120) for build in builds] == [0, 0]
    one, two = (output.read_bytes() for output in outputs)
    assert one == two
    assert b"PAGEREF" in Docx.read(one).parts[DOCUMENT]
    assert not processes(str(temporary))
