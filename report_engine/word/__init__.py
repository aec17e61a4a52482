"""Word: the only package that knows the file format."""
