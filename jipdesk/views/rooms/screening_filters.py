"""By what the screening desk can be limited."""

from collections.abc import Sequence

from jipdesk.i18n import Words
from jipdesk.phrases.codes import code_name
from jipdesk.phrases.marking import N_
from jipdesk.queries import screening
from jipdesk.queries.screening import Wanted
from jipdesk.rules.codes import EducationStatus
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.filters import Facet, FilterBar, codes


def facets(desk: OpenDesk) -> Sequence[Facet]:
    """Return the ways to limit the desk."""

    def countries(_: OpenDesk) -> Sequence[str]:
        if desk.edition is None:
            return ()
        with desk.read() as session:
            return screening.countries(session, desk.edition.id)

    def courses(_: OpenDesk) -> Sequence[str]:
        return tuple(desk.edition.courses) if desk.edition else ()

    def course(code: str, words: Words) -> str:
        names = desk.edition.course_names.get(code) if desk.edition else None
        return (names[0] if words.language == "ja" else names[1]) if names else code

    return (
        Facet("nationality", N_("Country"), countries, _country),
        Facet("course", N_("Course"), courses, course),
        Facet("education", N_("Education"), lambda _: tuple(EducationStatus), _education),
    )


def wanted(bar: FilterBar) -> Wanted:
    """Return what the filters let pass."""
    chosen = bar.filters
    return Wanted(bar.text, codes(chosen, "nationality"), codes(chosen, "course"), codes(chosen, "education"))


def _country(code: str, words: Words) -> str:
    return words.territory(code)


def _education(code: str, words: Words) -> str:
    return code_name("education", code, words)
