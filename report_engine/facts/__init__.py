"""The indicators and their values: what the report knows in numbers."""
