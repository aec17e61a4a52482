"""A column of the table of characters, each line of which is parted when it is first needed."""


class Table(dict[str, str]):
    """A column of the characters' lines, cut out when a character is first asked for."""

    def __init__(self, lines: dict[str, str], column: int) -> None:
        """Take the lines, and which column is meant."""
        self._lines, self._column = lines, column

    def __missing__(self, character: str) -> str:
        """Cut it out."""
        line = self._lines.get(character)
        found = self[character] = line.split("\t")[self._column] if line else ""
        return found
