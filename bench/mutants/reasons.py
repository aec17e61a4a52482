"""Why a mistake of a kind may escape."""

_UNDECIDABLE = "undecidable: {}"
_REASONS: dict[str, str] = {
    "year-typed": "the year of one event, or a plan's, stands once and no other fact of the report bounds it",
    "another": "the other indicator counts something that the sentence speaks of too",
    "last-years": "the clause names last year, so that either year's value could be meant",
    "school-exchanged": "the sentence says of one school what could be said of the other, and mentions no case",
    "ref-exchanged": "both targets are mentioned elsewhere, and the sentence fits either",
    "body-misspelt": "the rest of the name is another word, or the dictionary does not hold it",
    "half-width": "the mark is right in its Latin form between Latin letters or digits",
}


def reason(kind: str) -> str:
    """Say it for an escape of a kind."""
    return _UNDECIDABLE.format(_REASONS[kind]) if kind in _REASONS else "to be looked at"
