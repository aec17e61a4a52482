"""The schools' own workbooks: out to each of them, back from all of them, and together the city's values."""
