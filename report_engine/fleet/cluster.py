"""Builds by an existing Dask cluster: the same jobs, sent to its workers, written here in the order of arrival."""

import hashlib
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from distributed import CancelledError, Client, Future, KilledWorker, wait

from report_engine.fleet import there
from report_engine.fleet.machine import machine, unlike
from report_engine.fleet.order import Ask, Made, Order, WorkError
from report_engine.problems import Problem, Severity, Source

LIMIT = 600.0  # seconds for one report
_CONNECT = 10.0  # seconds until a scheduler that does not answer is not there
_WAIT = 60.0  # seconds without any worker until nobody hopes for one
_LOOK = 1.0  # how often somebody looks for lost and new workers
_AHEAD = 2  # orders in hand for each thread of the workers: one at work, one waiting
_ATTEMPTS = 4  # for an order whose worker, or whose input on it, was lost


@dataclass(slots=True)
class _Sent:
    """An order on its way: to which workers it may go, and how often it was sent."""

    order: Order
    workers: frozenset[str]
    times: int


class Cluster:
    """The workers of one scheduler; what is wrong with those that are left out goes to `problems`."""

    def __init__(self, address: str, ask: Ask, problems: list[Problem], limit: float = LIMIT) -> None:
        """Remember what to ask for; nothing is connected before there is something to build."""
        self.limit = limit
        self._address, self._problems = address, problems
        self._with_office = ask.pdf or ask.pages != "on-open"
        self._known: dict[str, str] = {}  # what is wrong with each worker that was looked at; mostly nothing

    def work(self, shared: bytes, orders: Iterator[Order]) -> Iterator[Made]:
        """Have the orders made; WorkError if the scheduler is not there or goes away."""
        with _connected(self._address) as client:
            run = _Run(self, client, shared)
            try:
                run.fill(orders)
                while run.pending:
                    yield from run.finished()
                    run.fill(orders)
            finally:
                run.end()

    def good(self, client: Client) -> dict[str, int]:
        """List the workers that make the same bytes as this machine, with their threads; look at new ones."""
        threads: Mapping[str, int] = client.nthreads()
        new = [address for address in threads if address not in self._known]
        if new:
            said: Mapping[str, Any] = client.run(there.describe, workers=new, on_error="return")
            for address in new:
                self._known[address] = self._judged(said.get(address))
                if self._known[address]:
                    message = f"工作进程 {address} 没有用：{self._known[address]}"
                    hint = "在那台机器上装同样的版本，见 docs/cluster.md"
                    place = Source(Path(self._address))
                    self._problems.append(Problem("K002", message, place, hint, Severity.WARNING))
        return {address: count for address, count in threads.items() if not self._known[address]}

    def _judged(self, said: object) -> str:
        if not isinstance(said, Mapping):
            return f"没有装同一个版本的 qhd-docgen（{type(said).__name__}）"
        return unlike(machine(), said, with_office=self._with_office)


class _Run:
    """One batch on its way through a cluster: what is pending, and what all jobs share, on the workers once."""

    def __init__(self, cluster: Cluster, client: Client, shared: bytes) -> None:
        self.pending: dict[Future, _Sent] = {}
        self._cluster, self._client, self._shared = cluster, client, shared
        self._name = hashlib.sha256(shared).hexdigest()[:16]
        self._good = self._some()
        self._data = self._scattered()

    def fill(self, orders: Iterator[Order]) -> None:
        """Send as many orders as the workers can have in hand."""
        while len(self.pending) < _AHEAD * sum(self._good.values()):
            order = next(orders, None)
            if order is None:
                return
            self._send(order, 1)

    def finished(self) -> list[Made]:
        """Wait for results; what was lost is sent again."""
        with suppress(TimeoutError, CancelledError), self._client.as_current():
            wait([*self.pending], timeout=_LOOK, return_when="FIRST_COMPLETED")
        if self._client.status != "running":
            raise WorkError("与调度程序的连接断了")
        self._good = self._some()
        done = []
        for future, sent in list(self.pending.items()):
            made = self._result(future, sent)
            if made:
                done.append(made)
        return done

    def end(self) -> None:
        """Take back what is not done, and end the processes on the workers."""
        with suppress(Exception):  # nobody may be there any more
            self._client.cancel([*self.pending], force=True)
            self._client.run(there.release, self._name)

    def _result(self, future: Future, sent: _Sent) -> Made | None:
        if future.status == "pending":
            if sent.workers.isdisjoint(self._good):  # all to whom it might go are gone
                self._again(future, sent)
            return None
        try:
            made: Made = future.result(timeout=_CONNECT)
        except KilledWorker:
            del self.pending[future]
            return Made(sent.order.school, {}, "", fault="几个工作进程都在做这份报告时没有了，可能内存不够")
        except (CancelledError, TimeoutError, OSError):
            return self._again(future, sent)
        except Exception as error:  # what a worker cannot even begin
            del self.pending[future]
            return Made(sent.order.school, {}, "", fault=f"工作进程出了错（{type(error).__name__}：{error}）")
        del self.pending[future]
        future.release()
        return made

    def _again(self, future: Future, sent: _Sent) -> Made | None:
        """Send an order again, with what all share if that was lost too."""
        del self.pending[future]
        with suppress(Exception):
            future.cancel(force=True)
        if sent.times >= _ATTEMPTS:
            return Made(sent.order.school, {}, "", fault=f"工作进程丢失了 {sent.times} 次，没有做成")
        if self._data.status != "finished":
            self._data = self._scattered()
        self._send(sent.order, sent.times + 1)
        return None

    def _send(self, order: Order, times: int) -> None:
        future = self._client.submit(
            _there, self._data, self._name, order, self._cluster.limit, workers=[*self._good], retries=1, pure=False
        )
        self.pending[future] = _Sent(order, frozenset(self._good), times)

    def _scattered(self) -> Future:
        found: Future = self._client.scatter(self._shared, workers=[*self._good], broadcast=True, hash=False)
        return found

    def _some(self) -> dict[str, int]:
        """Wait until there is a worker that can be used."""
        end = monotonic() + (_WAIT if self.pending else _CONNECT)
        while True:
            good = self._cluster.good(self._client)
            if good:
                return good
            if monotonic() > end:
                raise WorkError("集群里没有能用的工作进程")
            with suppress(TimeoutError):
                self._client.wait_for_workers(len(self._client.nthreads()) + 1, timeout=_LOOK)


def _there(shared: bytes, name: str, order: Order, limit: float) -> Made:
    """Run on a worker, whose temporary files go where it keeps its own."""
    from distributed import get_worker  # noqa: PLC0415 - there

    return there.build(shared, name, order, limit, get_worker().local_directory)


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    """Connect to a scheduler; WorkError if it does not answer."""
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what it says in English is told in our words
    try:
        client = Client(address, timeout=_CONNECT, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise WorkError(f"连不上调度程序 {address}（{type(error).__name__}）") from None
    try:
        yield client
    finally:
        with suppress(Exception):
            client.close(timeout=_CONNECT)
