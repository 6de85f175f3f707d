"""The columns of the applications that are to be decided."""

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.screening import TENTATIVE, opinion_name
from jipdesk.queries.screening_decisions import NONE, DecisionLine
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.columns import RIGHT, Column

NOT_STATED = "—"
_TONES = {"pass": Tone.DONE, "reject": Tone.TROUBLE}


def _name_hint(line: DecisionLine, _: Words) -> str:
    return f"{line.no} {line.name}"


def _country(line: DecisionLine, words: Words) -> str:
    return words.territory(line.nationality) if line.nationality else NOT_STATED


def _reviews(line: DecisionLine, words: Words) -> str:
    return words.number(line.reviews)


def _points(line: DecisionLine, words: Words) -> str:
    mean = line.marks.mean
    return NOT_STATED if mean is None else words.number(mean)


def _points_hint(line: DecisionLine, words: Words) -> str:
    if line.marks.hidden:
        return words.ngettext(
            "{n} colleague has given marks; they are shown once yours are in.",
            "{n} colleagues have given marks; they are shown once yours are in.",
            line.marks.hidden,
        ).format(n=line.marks.hidden)
    return _points(line, words)


def _opinions(line: DecisionLine, words: Words) -> str:
    """Return what the reviewers think, as far as it may be seen: "Pass 2 · To be confirmed 1"."""
    reviews = [each for each in (line.marks.mine, *line.marks.others) if each]
    if not reviews:
        return NOT_STATED
    opinions = [each.opinion for each in reviews]
    counted = {opinion: opinions.count(opinion) for opinion in sorted(set(opinions), key=opinions.index)}
    return " · ".join(f"{opinion_name(opinion, words)} {n}" for opinion, n in counted.items())


def _spread(line: DecisionLine, words: Words) -> str:
    spread = line.marks.spread
    return NOT_STATED if spread is None else words.number(spread)


def _tentative(line: DecisionLine, words: Words) -> str:
    return words.gettext(TENTATIVE[line.tentative or NONE])


def _because(line: DecisionLine, words: Words) -> str:
    name = _tentative(line, words)
    return words.gettext("{stage}: {rules}").format(stage=name, rules=line.because) if line.because else name


def _tone(line: DecisionLine) -> Tone:
    return _TONES.get(line.tentative or "", Tone.NOT_BEGUN)


COLUMNS = (
    Column("name", N_("Name"), lambda line, _: line.name, 150, hint=_name_hint, grows=True, rank=0),
    Column("tentative", N_("Tentative decision"), _tentative, 118, tone=_tone, hint=_because, can_sort=False, rank=0),
    Column("points", N_("Points"), _points, 54, RIGHT, hint=_points_hint),
    Column("spread", N_("Spread"), _spread, 54, RIGHT, can_sort=False),
    Column("reviews", N_("Reviews"), _reviews, 60, RIGHT, can_sort=False),
    Column("opinions", N_("Opinions"), _opinions, 110, hint=_opinions, can_sort=False),
    Column("nationality", N_("Country"), _country, 84),
)
