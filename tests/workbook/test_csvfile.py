"""The CSV editor against Python's own reader, over files as odd as files can be."""

import csv
import io
import random

from report_engine.workbook.csvfile import CsvFile, Insertion

PIECES = ("a", "中", '"', ",", "\n", "\r\n", " ", "1", "")
NEW = ("x", "", "a,b", '"', "两\n行", "=1")


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def some_cell(chance: random.Random) -> str:
    text = "".join(chance.choice(PIECES) for _ in range(chance.randint(0, 4)))
    return quoted(text) if chance.random() < 0.5 or any(sign in text for sign in ',"\r\n') else text


def some_file(chance: random.Random) -> str:
    width, newline = chance.randint(1, 4), chance.choice(["\n", "\r\n", "\r"])
    rows = [[some_cell(chance) for _ in range(width)] for _ in range(chance.randint(1, 4))]
    lines = [",".join(f"h{n}" for n in range(width)), *(",".join(row) for row in rows)]
    return newline.join(lines) + chance.choice(["", newline])


def rows_of(raw: bytes) -> list[list[str]]:
    text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), strict=True)]
    return [row for row in rows if any(row)][1:]


def test_edits_and_new_rows_are_read_back_and_nothing_else_changes() -> None:
    chance = random.Random(2)
    edits = 0
    for _ in range(3000):
        raw = chance.choice([b"", b"\xef\xbb\xbf"]) + some_file(chance).encode()
        file = CsvFile(raw)
        rows = rows_of(raw)
        assert [list(row.values()) for row in file.rows] == rows, raw
        assert file.edited({}, []) == raw
        if not rows:
            continue
        row, column, new = chance.randrange(len(rows)), chance.randrange(len(rows[0])), chance.choice(NEW)
        out = file.edited({(row, f"h{column}"): new}, [Insertion(len(rows) - 1, {"h0": text}) for text in "甲乙"])
        rows[row][column] = new
        rows += [[text, *[""] * (len(rows[0]) - 1)] for text in "甲乙"]
        assert rows_of(out) == [cells for cells in rows if any(cells)], (raw, out)
        edits += 1
    assert edits > 2000
