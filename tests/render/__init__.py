"""Rendering: page numbers against a PDF of our own making, failures of LibreOffice, what it leaves behind."""
