"""Whether a redline holds by other programs' judgement: accepted it is the new file, rejected the old one.

Read in this order: `edits` (what people do to a file in Word), `judges` (pandoc, LibreOffice, the validator),
then `pairs`, which puts both to work. None of it knows how the engine marks anything.
"""
