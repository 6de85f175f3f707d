"""What is stored: one file per noun.

All of them are loaded together, since records name each other.
"""

from jipdesk.models import records

__all__ = ["records"]
