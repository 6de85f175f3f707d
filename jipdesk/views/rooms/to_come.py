"""The page of a section that is still to be built: it says what will be here, and nothing else."""

from jipdesk.phrases.marking import N_
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.empty import Empty
from jipdesk.views.pieces.page import Page
from jipdesk.views.sections import Section

PROMISES = {
    "interns": N_("Visa, flight, room, insurance, PC and training of every intern will be here."),
    "papers": N_("Agreements and itineraries will be written and printed here. Until then, the command line prints."),
    "allowances": N_("The activity support fund will be planned and paid here."),
    "follow_up": N_("What follows the internship will be recorded here, to the job offer and beyond."),
    "reports": N_("Figures and reports for the ministry will be made here."),
    "settings": N_(
        "Editions and their rules, the letterhead, coordinators and the place for backups will be set here."
    ),
}


class ToCome(Page):
    """Empty, and honest about it."""

    def __init__(self, desk: OpenDesk, section: Section) -> None:
        super().__init__(desk, section)
        self.body.addWidget(Empty(N_("Not here yet"), PROMISES[section.name]), 1)
