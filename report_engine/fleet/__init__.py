"""Many reports of one project: every school's, by one process, by several, or by an existing cluster."""
