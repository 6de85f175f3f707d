"""Draws any paper: the one door to what this room prints."""

from jipdesk.documents import agreement, binding, cover, itinerary
from jipdesk.documents.papers import CoverSheet, Itinerary, Paper
from jipdesk.documents.template_parts import Template

bind = binding.bind
pages = binding.pages


def draw(paper: Paper, template: Template) -> bytes:
    """Return a paper as PDF. A character that no font can draw is refused as `no_glyph`."""
    if isinstance(paper, CoverSheet):
        return cover.draw(paper, template)
    if isinstance(paper, Itinerary):
        return itinerary.draw(paper, template)
    return agreement.draw(paper, template)
