"""Explains: what a code means, with a good and a bad example; where a value comes from and goes."""
