"""The built 2024 report against the published one."""
