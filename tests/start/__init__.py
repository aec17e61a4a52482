"""Starting a year, its work plan and its draft, and starting a project."""
