"""Rules over what authors write, one file a rule; each passage is read by itself, which `quiet.py` relies on."""
