"""What is said at the screening desk: opinions, queues, what a decision would mean, and what stands against an act."""

from collections.abc import Mapping
from types import MappingProxyType

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_, NN_
from jipdesk.phrases.states import state_name
from jipdesk.phrases.telling import Telling, by_count, plainly

OPINIONS: Mapping[str, str] = MappingProxyType(
    {"pass": N_("To pass"), "reject": N_("Not selected"), "confirm": N_("To be confirmed")}
)
TENTATIVE: Mapping[str, str] = MappingProxyType(
    {"pass": N_("To pass"), "reject": N_("Not selected"), "none": N_("Undecided")}
)
QUEUES: Mapping[str, str] = MappingProxyType(
    {
        "unread": N_("Unread"),
        "disagreement": N_("Disagreements"),
        "asked": N_("Asked of me"),
        "undecided": N_("Undecided"),
        "all": N_("All"),
    }
)
EMPTY: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "unread": (
            N_("Nothing left to read"),
            N_("You have reviewed every eligible application that these filters let through."),
        ),
        "disagreement": (
            N_("No disagreements"),
            N_("Applications on which your review and others' differ are listed here."),
        ),
        "asked": (N_("No open questions"), N_("What colleagues ask you about an application is listed here.")),
        "undecided": (
            N_("Nothing is undecided"),
            N_("Reviewed applications without a tentative decision are listed here."),
        ),
        "all": (
            N_("Nothing to screen yet"),
            N_("Applications are listed here once the eligibility check has found them eligible."),
        ),
    }
)
"""What is said of a queue without anybody in it."""


def opinion_name(opinion: str, words: Words) -> str:
    """Return what an opinion is called."""
    return words.gettext(OPINIONS[opinion])


def label(ja: str, en: str, words: Words) -> str:
    """Return words that the office wrote in both languages."""
    return ja if words.language == "ja" else en


def passing_sentence(passing: int, due: str, words: Words, *, asked_nothing: int = 0) -> str:
    """Return what passing means: "120 would pass. Documents are requested from them, due 6 December"."""
    if asked_nothing:
        return _passing_unasked(passing, due, asked_nothing, words)
    return words.ngettext(
        "{n} would pass; documents will be requested, due {day}.",
        "{n} would pass; documents will be requested from all of them, due {day}.",
        passing,
    ).format(n=words.number(passing), day=due)


def _passing_unasked(passing: int, due: str, asked_nothing: int, words: Words) -> str:
    """Return the same where the edition asks some of them, or all of them, for nothing."""
    if asked_nothing == passing:
        text = words.ngettext(
            "{n} would pass; no document will be requested.",
            "{n} would pass; no documents will be requested.",
            passing,
        )
        return text.format(n=words.number(passing))
    text = words.ngettext(
        "{n} would pass; documents will be requested from {asked} of them, due {day}.",
        "{n} would pass; documents will be requested from {asked} of them, due {day}.",
        passing,
    )
    return text.format(n=words.number(passing), asked=words.number(passing - asked_nothing), day=due)


def rejecting_sentence(rejecting: int, words: Words) -> str:
    """Return how many would not be selected."""
    return words.ngettext("{n} would not be selected.", "{n} would not be selected.", rejecting).format(
        n=words.number(rejecting)
    )


def places_sentence(passing: int, places: int, words: Words) -> str:
    """Return how many that is beside the places."""
    return words.ngettext(
        "{passing} for {n} place in this edition.", "{passing} for {n} places in this edition.", places
    ).format(passing=words.number(passing), n=words.number(places))


def shut_sentence(shut: Mapping[str, int], words: Words) -> str:
    """Return how many cannot be decided here, and where they stand."""
    count = sum(shut.values())
    states = [f"{state_name('application', state, words)} {words.number(n)}" for state, n in shut.items()]
    return words.ngettext(
        "{n} is left out, as the screening cannot decide it: {states}.",
        "{n} are left out, as the screening cannot decide them: {states}.",
        count,
    ).format(n=words.number(count), states=words.list(states))


def disputed_sentence(disputed: int, words: Words) -> str:
    """Return about how many of them the reviewers disagree."""
    return words.ngettext(
        "The reviewers disagree on {n} of them.", "The reviewers disagree on {n} of them.", disputed
    ).format(n=words.number(disputed))


def open_sentence(count: int, words: Words) -> str:
    """Return how many would still be without a decision."""
    if not count:
        return words.gettext("No application remains undecided.")
    return words.ngettext("{n} application remains undecided.", "{n} applications remain undecided.", count).format(
        n=words.number(count)
    )


def weights_sentence(totals: int, before: int, after: int, words: Words) -> str:
    """Return what other weights would change."""
    changed = words.ngettext(
        "The points of {n} review would change.", "The points of {n} reviews would change.", totals
    ).format(n=words.number(totals))
    if before == after:
        return changed
    disputes = words.gettext("Disagreements: {before} → {after}.").format(
        before=words.number(before), after=words.number(after)
    )
    return words.gettext("{first} {second}").format(first=changed, second=disputes)


# --- refusals ---------------------------------------------------------------------------------------------------------


def sentence(stop: Stop, words: Words) -> str | None:
    """Return the sentence for a refusal of this area, or None where another area knows it."""
    known = _SENTENCES.get(stop.code)
    return known(stop, words) if known else None


def _closed(stop: Stop, words: Words) -> str:
    state = state_name("application", str(stop.values["state"]), words)
    return words.gettext("This application is not in the screening (stage: {state}), so it cannot be reviewed.").format(
        state=state
    )


_SENTENCES: Mapping[str, Telling] = MappingProxyType(
    {
        "review_needs_reviewer": plainly(N_("A review needs its reviewer. Choose at the top right who is working.")),
        "review_needs_opinion": plainly(N_("Choose first: pass, not selected, or to be confirmed.")),
        "review_needs_reason": plainly(N_("“Not selected” needs a reason. Choose one.")),
        "review_closed": _closed,
        "marks_off_scale": plainly(N_("Points go from {lowest} to {highest}, for the criteria of this edition only.")),
        "question_needs_text": plainly(N_("Enter the question first.")),
        "answer_needs_text": plainly(N_("Enter the answer first.")),
        "question_answered": plainly(N_("This question has been answered meanwhile. Read the answer.")),
        "nothing_tentative": plainly(N_("There are no tentative decisions to apply. Decide tentatively first.")),
        "nothing_agreed": plainly(
            N_("No reviewed application is left on which the reviewers agree. Decide on the others by hand.")
        ),
        "own_marks_first": by_count(
            NN_(
                "Your own marks for {count} reviewed application are still missing. Give them first; "
                "of the others no opinions agree.",
                "Your own marks for {count} reviewed applications are still missing. Give them first; "
                "of the others no opinions agree.",
            )
        ),
        "decided_already": by_count(
            NN_(
                "{count} of {of} is no longer in the screening. Refresh the list and choose again.",
                "{count} of {of} are no longer in the screening. Refresh the list and choose again.",
            )
        ),
        "weights_missing": plainly(N_("At least one criterion needs a weight above 0.")),
        "criterion_needs_names": plainly(N_("A criterion needs a name in Japanese and in English.")),
        "weight_off_scale": plainly(N_("A weight is a whole number from 0 to {highest}.")),
        "reason_needs_labels": plainly(N_("A reason needs its words in Japanese and in English.")),
        "reason_exists": plainly(N_("This reason exists already.")),
        "reason_gone": plainly(N_("This reason was reworded or removed meanwhile. Choose it again.")),
        "last_reason": plainly(N_("At least one reason has to be offered. Add another one first.")),
    }
)
