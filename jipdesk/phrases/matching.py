"""Why a candidate is proposed for an opening, or cannot be, in one sentence."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases.codes import code_name
from jipdesk.phrases.marking import N_


class Part(Protocol):
    """What is read of a part of a score (`jipdesk.matching.score.Part`, which stands above this room)."""

    @property
    def points(self) -> int:
        """How much it gives."""

    @property
    def finding(self) -> str:
        """What was found."""

    @property
    def value(self) -> str:
        """The field of study, level or country that it was found on."""

    @property
    def steps(self) -> int:
        """The score of the interview."""

    @property
    def name(self) -> str:
        """What was weighed."""


FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "mechanical": N_("mechanical engineering"),
        "electrical": N_("electrical engineering"),
        "civil": N_("civil engineering"),
        "architecture": N_("architecture"),
        "chemistry": N_("chemistry"),
        "materials": N_("materials science"),
        "production": N_("production engineering"),
        "information": N_("information technology"),
        "mathematics": N_("mathematics and physics"),
        "agriculture": N_("agriculture"),
        "fisheries": N_("fisheries"),
        "food": N_("food science"),
        "biology": N_("life sciences"),
        "environment": N_("environmental studies"),
        "energy": N_("energy"),
        "health": N_("health and medicine"),
        "business": N_("business administration"),
        "marketing": N_("marketing"),
        "finance": N_("economics and finance"),
        "logistics": N_("trade and logistics"),
        "tourism": N_("tourism"),
        "law": N_("law"),
        "international": N_("international studies"),
        "languages": N_("languages"),
        "media": N_("media"),
        "design": N_("design"),
        "textiles": N_("textiles and fashion"),
        "education": N_("education"),
        "society": N_("social sciences"),
    }
)

_FOR: Mapping[str, str] = MappingProxyType(
    {
        "major_fits": N_("major in {field}, as wanted"),
        "major_is_near": N_("major in the related field of {field}"),
        "skills_fit": N_("skills in {field}"),
        "interviewed": N_("{score} of 100 in the office interview"),
        "from_market": N_("from {country}, a target market"),
        "lives_in_market": N_("lives in {country}, a target market"),
        "first_choice": N_("course of first choice"),
    }
)
_ABOVE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "japanese": (N_("Japanese above the requirement ({level})"), "jlpt"),
        "english": (N_("English above the requirement ({level})"), "english"),
    }
)
_AGAINST: Mapping[str, str] = MappingProxyType(
    {
        "course": N_("Did not choose this course."),
        "japanese": N_("Japanese is below the level required."),
        "english": N_("English is below the level required."),
        "opening_filled": N_("All places of this opening are taken."),
        "already_placed": N_("Already has a confirmed placement."),
        "turned_down": N_("This pair was proposed before and turned down."),
    }
)
PARTS: Mapping[str, str] = MappingProxyType(
    {
        "field": N_("Field of study"),
        "interview": N_("Interview"),
        "market": N_("Target market"),
        "japanese": N_("Japanese"),
        "english": N_("English"),
        "course": N_("Course"),
    }
)
"""What a score is made of, the weightiest first."""
_OTHERWISE: Mapping[str, str] = MappingProxyType(
    {
        "any_major_fits": N_("any field of study will do"),
        "major_is_another": N_("another field of study"),
        "not_interviewed": N_("not interviewed yet"),
        "nothing_required": N_("nothing required"),
        "at_requirement": N_("exactly as required"),
        "other_market": N_("from none of the target markets"),
        "later_choice": N_("course of choice no. {score}"),
        "no_choice": N_("no course was chosen"),
    }
)
MOST_REASONS = 4
"""A sentence with more reasons is no longer read."""


def why(parts: Sequence[Part], words: Words) -> str:
    """Return in one sentence what speaks most for a proposal."""
    weighty = sorted((part for part in parts if part.points > 0), key=lambda part: -part.points)
    reasons = [reason for part in weighty if (reason := _reason(part, words))][:MOST_REASONS]
    if not reasons:
        return words.gettext("Meets every condition of the opening.")
    text = ("、" if words.language == "ja" else "; ").join(reasons)
    return words.gettext("{reasons}.").format(reasons=text[0].upper() + text[1:])


def found(part: Part, words: Words) -> str:
    """Return what was found in one part, also where it speaks for nobody."""
    said = _reason(part, words)
    if not said and part.finding in _OTHERWISE:
        said = words.gettext(_OTHERWISE[part.finding]).format(score=part.steps)
    return said[:1].upper() + said[1:]


def _reason(part: Part, words: Words) -> str:
    if part.finding == "above_requirement":
        said, kind = _ABOVE[part.name]
        return words.gettext(said).format(level=code_name(kind, part.value, words))
    if part.finding not in _FOR:
        return ""
    return words.gettext(_FOR[part.finding]).format(
        field=words.gettext(FIELDS[part.value]) if part.value in FIELDS else part.value,
        score=part.steps,
        country=words.territory(part.value),
    )


def against(reason: str, words: Words) -> str:
    """Return in one sentence what forbids a pair."""
    return words.gettext(_AGAINST[reason])


def sentence(stop: Stop, words: Words) -> str | None:
    """Return what is wrong with the limits of a plan."""
    if stop.code != "match_limit":
        return None
    return words.gettext("{option} must be 1 or more, not {value}.").format(**stop.values)
