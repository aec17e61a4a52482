"""Golden files: text that a test expects word for word. `UPDATE_GOLDEN=1 pytest` writes them anew."""

import os
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "golden"


def check_golden(name: str, text: str) -> None:
    """Compare a text with its golden file, or write it."""
    path = FOLDER / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, "utf-8", newline="\n")
    expected = path.read_text("utf-8") if path.exists() else ""
    assert text.splitlines() == expected.splitlines(), f"changed on purpose? UPDATE_GOLDEN=1 pytest, then review {name}"
