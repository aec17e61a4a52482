"""What runs on a worker of a cluster: it has each report made by a process of its own, which can be ended."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock

from report_engine.fleet.hand import Hand
from report_engine.fleet.machine import machine
from report_engine.fleet.order import Made, Order

_ATTEMPTS = 2
_idle: dict[str, list[Hand]] = {}
_released: set[str] = set()
_lock = Lock()


def describe() -> Mapping[str, str]:
    """Tell what this worker's machine is like."""
    return machine()


def build(shared: bytes, name: str, order: Order, limit: float, folder: str) -> Made:
    """Make one report; `name` is that of the pack, `folder` where temporary files go.

    A worker's threads come here at the same time: each gets a process to itself.
    """
    made = None
    for _ in range(_ATTEMPTS):
        hand = _take(shared, name, Path(folder))
        answers: SimpleQueue[Made | None] = SimpleQueue()
        hand.answered = partial(_answer, answers)
        hand.give(order)
        try:
            made = answers.get(timeout=limit)
        except Empty:
            hand.end()
            return Made(order.school, {}, "", limit, f"超过 {limit:.0f} 秒没有做完，已停止")
        if made is not None:
            _put_back(hand, name)
            return made
        hand.end()
    return Made(order.school, {}, "", fault="做这份报告的进程中途没有了，可能内存不够")


def release(name: str) -> None:
    """End the processes that wait for more reports of a pack."""
    with _lock:
        _released.add(name)
        hands = _idle.pop(name, [])
    for hand in hands:
        hand.end()


def _answer(answers: "SimpleQueue[Made | None]", _hand: Hand, made: Made | None) -> None:
    answers.put(made)


def _take(shared: bytes, name: str, folder: Path) -> Hand:
    with _lock:
        _released.discard(name)
        if _idle.get(name):
            return _idle[name].pop()
    return Hand(shared, lambda _hand, _made: None, folder if folder.is_dir() else None)


def _put_back(hand: Hand, name: str) -> None:
    """Keep a process for the next report, unless nobody will ask for one any more."""
    hand.order = None
    with _lock:
        if name not in _released:
            _idle.setdefault(name, []).append(hand)
            return
    hand.end()
