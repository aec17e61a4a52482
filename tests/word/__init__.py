"""The Word file that the engine writes."""
