"""Papers: a dataclass in, PDF bytes out; knows no database."""
