"""Builds on this machine: one process a core, each with one report at a time, never threads."""

import os
from collections.abc import Iterator
from queue import Empty, SimpleQueue

from report_engine.fleet.hand import Hand
from report_engine.fleet.order import Made, Order

LIMIT = 600.0  # seconds for one report; the largest takes a hundredth of it
_LOOK = 1.0  # how often somebody looks whether a job is late
_ATTEMPTS = 2  # a process may be ended for want of memory; twice is no chance


def cores() -> int:
    """Count the cores that this process may use."""
    available = getattr(os, "sched_getaffinity", None)
    return len(available(0)) if available else os.cpu_count() or 1


def work(shared: bytes, orders: Iterator[Order], processes: int = 0, limit: float = LIMIT) -> Iterator[Made]:
    """Build one order after another, as many at a time as there are processes; results come as they are ready.

    An order is taken when a process is free for it, so that no more of them are in memory.
    """
    crew = _Crew(shared, orders, limit)
    try:
        for _ in range(processes or cores()):
            crew.take()
        while crew.hands:
            made = crew.wait()
            if made:
                yield made
    finally:
        crew.end()


class _Crew:
    """The processes at work, and what each of them has said."""

    def __init__(self, shared: bytes, orders: Iterator[Order], limit: float) -> None:
        self.hands: set[Hand] = set()
        self._shared, self._orders, self._limit = shared, orders, limit
        self._answers: SimpleQueue[tuple[Hand, Made | None]] = SimpleQueue()
        self._tried: dict[str, int] = {}

    def take(self, hand: Hand | None = None) -> None:
        """Give the next order to a process, or to a new one; one for which there is none is ended."""
        order = next(self._orders, None)
        if order:
            self._give(order, hand)
        elif hand:
            self._end(hand)

    def wait(self) -> Made | None:
        """Wait for an answer, or for a job to be late; None if there is nothing to tell yet."""
        try:
            hand, made = self._answers.get(timeout=_LOOK)
        except Empty:
            return next((self._broken(hand, late=True) for hand in list(self.hands) if hand.is_late(self._limit)), None)
        if hand not in self.hands:
            return None  # it was ended, and that is told
        if made is None:
            return self._broken(hand, late=False)
        hand.order = None
        self.take(hand)
        return made

    def end(self) -> None:
        """End all of them."""
        for hand in list(self.hands):
            self._end(hand)

    def _give(self, order: Order, hand: Hand | None = None) -> None:
        hand = hand or Hand(self._shared, lambda hand, made: self._answers.put((hand, made)))
        self.hands.add(hand)
        hand.give(order)

    def _end(self, hand: Hand) -> None:
        self.hands.discard(hand)
        hand.end()

    def _broken(self, hand: Hand, *, late: bool) -> Made | None:
        """Replace a process; its order is tried again, unless it had its time or its chances."""
        self._end(hand)
        order = hand.order
        if order is None:
            self.take()
            return None
        self._tried[order.school] = self._tried.get(order.school, 0) + 1
        if not late and self._tried[order.school] < _ATTEMPTS:
            self._give(order)
            return None
        self.take()
        why = f"超过 {self._limit:.0f} 秒没有做完，已停止" if late else "做这份报告的进程中途没有了，可能内存不够"
        return Made(order.school, {}, "", fault=why)
