"""jipdesk: the desk of the JIP office."""

__version__ = "0.1.0"
