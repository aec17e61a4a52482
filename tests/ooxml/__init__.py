"""The format of Office files: packages, styles, fields, numbers."""
