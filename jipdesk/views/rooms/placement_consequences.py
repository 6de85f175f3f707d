"""What moving the days of an internship means, sentence by sentence."""

from collections.abc import Sequence

from jipdesk.i18n import Words
from jipdesk.phrases.arrangements import doubt_sentence
from jipdesk.phrases.marking import N_
from jipdesk.phrases.papers import field_name, paper_name
from jipdesk.queries.consequences import Consequences, Money
from jipdesk.queries.papers_today import PaperRow
from jipdesk.rules.stay import Doubt
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.sentences import Sentence
from jipdesk.views.spoken import Saying, counted, message

_MOST_FIELDS = 4
BREAKS = N_("Conflict")
_SETTLED, _TO_DO, _OTHER = N_("Resolved"), N_("Still to do"), N_("Changes")
_INSURANCE = frozenset({Doubt.INSURANCE_STARTS_LATE, Doubt.INSURANCE_ENDS_EARLY})
_ROOM = frozenset({Doubt.CHECK_IN_LATE, Doubt.CHECK_OUT_EARLY})


def told(found: Consequences) -> list[Sentence]:
    """Return everything that would be otherwise: what breaks first, then what is settled, then what is to be done."""
    if found.is_backwards:
        return [Sentence(Tone.TROUBLE, BREAKS, N_("The period would end before it begins."))]
    sentences = [*_days(found), *(Sentence(Tone.TROUBLE, BREAKS, _doubt(doubt, found)) for doubt in found.doubts)]
    sentences += [Sentence(Tone.DONE, _SETTLED, _settled(doubt)) for doubt in found.settled]
    if found.money:
        sentences.append(_money(found.money))
    return [*sentences, _papers(found.papers)] if found.papers else sentences


def _days(found: Consequences) -> list[Sentence]:
    before, after = found.days_before, found.days_after
    if before == after or after is None:
        return []
    if before is None:
        days = counted("{n} day of activity", "{n} days of activity", after)
        return [Sentence(Tone.NOT_BEGUN, _OTHER, days)]
    return [
        Sentence(
            Tone.NOT_BEGUN, _OTHER, message(N_("Days of activity: {before} → {after}"), before=before, after=after)
        )
    ]


def _doubt(doubt: Doubt, found: Consequences) -> Saying:
    if doubt in _INSURANCE and found.uninsured_days:
        return counted("{n} day is not insured.", "{n} days are not insured.", found.uninsured_days)
    if doubt in _ROOM and found.nights_without_room:
        return counted("There is no room for {n} night.", "There is no room for {n} nights.", found.nights_without_room)
    return lambda words: doubt_sentence(doubt, words)


def _settled(doubt: Doubt) -> Saying:
    return lambda words: words.gettext("Resolved by this: {doubt}").format(doubt=doubt_sentence(doubt, words))


def _money(money: Money) -> Sentence:
    def say(words: Words) -> str:
        before, after = words.number(money.planned_yen), words.number(money.new_yen)
        return words.gettext("Allowance: {before} yen → {after} yen").format(before=before, after=after)

    then = (
        N_("A payment is already approved: put it on hold first, then plan the allowance again.")
        if money.is_approved
        else N_("Plan the allowance again after the change.")
    )
    return Sentence(Tone.WAITING, _TO_DO, say, then)


def _papers(papers: Sequence[PaperRow]) -> Sentence:
    """Return what is to be printed again, as one sentence: a person prints them together."""

    def named(words: Words) -> str:
        return words.list([f"{paper_name(row.kind, words)} {row.number}" for row in papers])

    again = counted("{n} paper is to be printed again", "{n} papers are to be printed again", len(papers))
    return Sentence(Tone.WAITING, _TO_DO, again, named)


def fields_of(row: PaperRow, words: Words) -> str:
    """Return the fields of a paper that no longer hold, the first few by name."""
    names = list(dict.fromkeys(field_name(change.field, words) for change in row.changes))
    more = len(names) - _MOST_FIELDS
    shown = words.list(names[:_MOST_FIELDS])
    return f"{shown} +{words.number(more)}" if more > 0 else shown
