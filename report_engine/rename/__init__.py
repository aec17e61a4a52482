"""Gives an indicator another name or id, wherever the project speaks of it; the old one stays as an alias."""
