"""Runs of characters that a text shares with one known by its fingerprints only: its sentences are nowhere stored."""

import unicodedata
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

WIDTH = 16  # so many characters in a row are no chance
_SIZE = 5  # bytes of a fingerprint: among all runs of two reports one false alarm in two thousand builds


def plain(text: str) -> str:
    """Drop blanks, and what only full and half width make different."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def fingerprints(text: str) -> set[bytes]:
    """Take every run of a text; sorted and joined they make the file that `read` reads."""
    return {_fingerprint(text[i : i + WIDTH]) for i in range(len(text) - WIDTH + 1)}


def read(file: Path) -> set[bytes]:
    """Read the fingerprints of a text."""
    data = file.read_bytes()
    return {data[i : i + _SIZE] for i in range(0, len(data), _SIZE)}


def shared(text: str, known: set[bytes]) -> Iterator[range]:
    """Find the longest runs whose every part of `WIDTH` characters stands in the other text too."""
    start = 0
    while start <= len(text) - WIDTH:
        end = start
        while end <= len(text) - WIDTH and _fingerprint(text[end : end + WIDTH]) in known:
            end += 1
        if end > start:
            yield range(start, end - 1 + WIDTH)
        start = end + 1


def _fingerprint(run: str) -> bytes:
    return blake2b(run.encode(), digest_size=_SIZE).digest()
