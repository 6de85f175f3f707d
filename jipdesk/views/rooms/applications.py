"""Applications."""
from jipdesk.views.pieces.page import Page
class Applications(Page):
    """Applications."""
