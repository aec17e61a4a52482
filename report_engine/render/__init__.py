"""Rendering: the only package that knows LibreOffice. `.docx` → where everything stands, and PDF."""
