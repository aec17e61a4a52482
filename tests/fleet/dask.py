"""A real scheduler and real workers, each a process of its own, on this machine."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_QUIET = {"DASK_DISTRIBUTED__SCHEDULER__DASHBOARD": "False", "PYTHONWARNINGS": "ignore"}


def free_port() -> int:
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return int(opened.getsockname()[1])


@dataclass
class Dask:
    folder: Path
    address: str = ""
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, *words: str, **more: str) -> subprocess.Popen[bytes]:
        environment = {**os.environ, **_QUIET, **more}
        command = [sys.executable, "-m", "distributed.cli." + words[0], *words[1:]]
        process = subprocess.Popen(
            command, env=environment, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.processes.append(process)
        return process

    def scheduler(self) -> subprocess.Popen[bytes]:
        port = free_port()
        self.address = f"tcp://127.0.0.1:{port}"
        process = self.start("dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", port)) == 0:
                    return process
            time.sleep(0.05)
        raise AssertionError("the scheduler does not answer")

    def worker(self, **more: str) -> subprocess.Popen[bytes]:
        words = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(self.folder))
        return self.start("dask_worker", self.address, *words, **more)


@contextmanager
def dask(folder: Path) -> Iterator[Dask]:
    """Start a scheduler; it and all workers end with the test."""
    started = Dask(folder)
    try:
        started.scheduler()
        yield started
    finally:
        for process in reversed(started.processes):
            process.kill()
            process.wait()
