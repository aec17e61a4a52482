"""Formats are promises: the projects of an earlier version, texts, data and templates, as they stood then."""
