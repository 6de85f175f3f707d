"""The apostrophe that keeps a CSV cell from being taken for a formula (OWASP ASVS 5.0, 1.2.10).

A spreadsheet computes a cell that begins with one of a few characters. Our ledgers put an apostrophe before it, and
our intake takes exactly that apostrophe away again, so that +81 3 … comes back as it was.
"""

import re

_STARTS_FORMULA = re.compile(r"'*[=+\-@\t\r\0]")
_QUOTED = re.compile(r"'+[=+\-@\t\r\0]")


def quoted(text: str) -> str:
    """Return the text as a CSV cell that no spreadsheet computes."""
    return f"'{text}" if _STARTS_FORMULA.match(text) else text


def unquoted(text: str) -> str:
    """Return the text of a CSV cell without the apostrophe of `quoted`."""
    return text[1:] if _QUOTED.match(text) else text
