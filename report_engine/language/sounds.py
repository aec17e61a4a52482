"""In which ways two characters are taken for each other, and readings as they are heard: without tones, or blurred."""

from enum import IntEnum


class Way(IntEnum):
    """Ways to be alike; most who write one character for another hear the tone as well."""

    TONE = 0  # the same sound in the same tone
    SOUND = 1  # the same sound
    NEAR = 2  # nearly the same sound
    TWIN = 3  # nearly the same shape
    SHAPE = 4  # a similar shape


def bare(reading: str) -> str:
    """Take the tone off a reading: chang2."""
    return reading[:-1]


def blurred(reading: str) -> str:
    """Give what is left of a reading where zh is z and ang is an, as many say and type it."""
    short = reading[0] + reading[2:-1] if reading[1:2] == "h" else reading[:-1]
    return short.removesuffix("g")
