"""The one sentence for every refusal: each area knows its own."""

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases import commands, desk, intake, matching, papers, records

AREAS = (records, desk, intake, matching, papers, commands)


def sentence(stop: Stop, words: Words) -> str:
    """Return what is wrong and what to do, in one plain sentence or two."""
    for area in AREAS:
        if said := area.sentence(stop, words):
            return said
    # A code without words is a mistake of ours; a test looks for them, and a person still gets a sentence.
    return words.gettext("This cannot be done ({code}).").format(code=stop.code)
