"""The one sentence for every refusal: each area knows its own."""

from jipdesk.errors import ProgramFault, Stop
from jipdesk.i18n import Words
from jipdesk.phrases import (
    arrangements,
    commands,
    companies,
    desk,
    editions,
    following_up,
    intake,
    letters,
    matching,
    papers,
    placements,
    records,
    requirements,
    same_person,
    screening,
    selection,
    sheets,
    states,
    window,
)

AREAS = (
    records,
    desk,
    intake,
    matching,
    papers,
    states,
    selection,
    letters,
    requirements,
    screening,
    same_person,
    placements,
    arrangements,
    following_up,
    commands,
    sheets,
    companies,
    editions,
)


def sentence(stop: Stop, words: Words) -> str:
    """Return what is wrong and what to do, in one plain sentence or two."""
    for area in AREAS:
        said: str | None = area.sentence(stop, words)
        if said:
            return said
    if isinstance(stop, ProgramFault):
        return window.fault_sentence(words)
    # A code without words is a mistake of ours; a test looks for them, and a person still gets a sentence.
    return words.gettext("This cannot be done ({code}).").format(code=stop.code)
