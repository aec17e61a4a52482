"""Measurements: run from the repository's root, none of it is part of the package."""
