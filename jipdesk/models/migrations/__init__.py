"""Schema revisions, and how a database is brought to the newest one."""
