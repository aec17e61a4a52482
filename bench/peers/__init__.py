"""What other tools take for a report of the same content: one measurement, each tool used as its users would."""

from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
YEAR = 2024
