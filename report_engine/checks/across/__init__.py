"""Rules that hold what authors write against other texts, lists, tables, figures and cases; one file a rule."""
