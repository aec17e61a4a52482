"""The format of Word files: elements and their order, styles, pages, packages; nothing of what a report holds."""
