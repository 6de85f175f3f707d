"""Writing: one function per act of a user."""
