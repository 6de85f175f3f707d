"""The columns of the list of pairs."""

from dataclasses import dataclass

from jipdesk.i18n import Words
from jipdesk.phrases import same_person as phrases
from jipdesk.phrases.marking import N_
from jipdesk.queries.same_person import Pair
from jipdesk.queries.same_person_sides import ApplicationOf, PersonLine
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.columns import Column


@dataclass(frozen=True, slots=True)
class PairLine:
    """A pair as the list shows it."""

    pair: Pair
    this: PersonLine
    that: PersonLine
    is_put_off: bool
    is_noted: bool
    """whether they were found to be two"""


def _tone(line: PairLine) -> Tone:
    if line.is_put_off or line.is_noted:
        return Tone.NOT_BEGUN
    return Tone.UNDER_WAY if line.pair.score >= phrases.VERY_LIKELY else Tone.WAITING


def _likelihood(line: PairLine, words: Words) -> str:
    if line.is_noted:
        return words.gettext("Two people")
    name = words.gettext("Later") if line.is_put_off else phrases.likelihood(line.pair.score, words)
    return f"{name} · {line.pair.score}"


def _names(line: PairLine, words: Words) -> str:
    if line.this.name == line.that.name:
        return line.this.name
    return words.gettext("{this} / {that}").format(this=line.this.name, that=line.that.name)


def numbers(line: PersonLine, year: int | None = None) -> str:
    """Return the receipt numbers of a person, the newest first, with the years that are not the one looked at."""
    return ", ".join(each.no if each.year == year else f"{each.year}: {each.no}" for each in line.applications)


def _applications(line: PairLine, words: Words) -> str:
    newest = max((each.year for side in (line.this, line.that) for each in side.applications), default=None)
    return words.gettext("{this} / {that}").format(this=numbers(line.this, newest), that=numbers(line.that, newest))


def took_part(application: ApplicationOf, words: Words) -> str:
    """Return that somebody took part in a year."""
    return words.gettext("took part in {year}").format(year=application.year)


COLUMNS = (
    Column("likelihood", N_("One person?"), _likelihood, 124, tone=_tone, can_sort=False, rank=0),
    Column("names", N_("Names"), _names, 200, hint=_names, can_sort=False, grows=True, rank=0),
    Column("applications", N_("Applications"), _applications, 176, hint=_applications, can_sort=False, grows=True),
    Column(
        "evidence",
        N_("What speaks for it"),
        lambda line, words: phrases.evidence(line.pair.evidence, words),
        130,
        hint=lambda line, words: phrases.evidence(line.pair.evidence, words),
        can_sort=False,
    ),
)
