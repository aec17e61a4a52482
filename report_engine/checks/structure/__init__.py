"""Rules over ids, mentions, titles, and the places and shares of blocks; one file a rule."""

from report_engine.checks.structure import (
    ids,
    length,
    markup,
    mentions,
    photo_alt,
    photo_quota,
    placement,
    said_twice,
    typed_number,
)

RULES = (
    ids,
    mentions,
    placement,
    said_twice,
    typed_number,
    markup,
    length,
    photo_alt,
    photo_quota,
)
