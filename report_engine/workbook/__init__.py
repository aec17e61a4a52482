"""The data of a year as Excel workbooks, out and in again, from many hands; only what was edited is written back."""
