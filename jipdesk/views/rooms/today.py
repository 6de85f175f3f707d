"""Today."""
from jipdesk.views.pieces.page import Page
class Today(Page):
    """Today."""
