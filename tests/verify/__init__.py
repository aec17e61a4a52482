"""What `verify` says of reports that someone edited by hand."""
