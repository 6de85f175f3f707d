"""The list of applications: its columns, its filters, and how it asks the desk."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from jipdesk import i18n
from jipdesk.exchange import ledger_lists
from jipdesk.i18n import Words
from jipdesk.phrases.codes import code_name
from jipdesk.phrases.columns import TITLES
from jipdesk.phrases.marking import N_
from jipdesk.phrases.states import state_name
from jipdesk.queries import application_list as asked
from jipdesk.queries.application_list import ApplicationFilter, ApplicationLine
from jipdesk.queries.editions import AgeRule
from jipdesk.rules.age import age
from jipdesk.rules.codes import EnglishLevel, Jlpt, Verdict
from jipdesk.rules.states import ApplicationState
from jipdesk.views.goal import Filters
from jipdesk.views.look.tones import tone_of
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.choices import Choice
from jipdesk.views.pieces.columns import RIGHT, Column, Order
from jipdesk.views.pieces.filters import Facet, codes
from jipdesk.views.pieces.listing import ListSpec
from jipdesk.views.spoken import Saying, plain
