"""The conditions under which a part of a template is printed."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from jipdesk.documents import fields
from jipdesk.documents.papers import AgreedInternship, Paper, PaperKind
from jipdesk.rules.codes import CourseKind
from jipdesk.rules.stay import Provider


def _takes_place(kind: CourseKind) -> Callable[[Paper], bool]:
    return lambda paper: paper.internship.kind is kind


def _lent_by(provider: Provider) -> Callable[[Paper], bool]:
    return lambda paper: isinstance(paper.internship, AgreedInternship) and paper.internship.pc_from is provider


def _in_local_currency(paper: Paper) -> bool:
    return isinstance(paper.internship, AgreedInternship) and paper.internship.local_currency


NAMED: Mapping[str, Callable[[Paper], bool]] = MappingProxyType(
    {
        "in_person": _takes_place(CourseKind.IN_PERSON),
        "online": _takes_place(CourseKind.ONLINE),
        "commuting": _takes_place(CourseKind.COMMUTING),
        "pc_from_office": _lent_by(Provider.OFFICE),
        "pc_from_company": _lent_by(Provider.COMPANY),
        "paid_in_yen": lambda paper: not _in_local_currency(paper),
        "paid_in_local_currency": _in_local_currency,
    }
)
"""The name of a field is a condition too: it is met where the field was entered."""


def known(kind: PaperKind) -> frozenset[str]:
    """Return the conditions that texts of this paper may name."""
    return frozenset(NAMED) | fields.known(kind)


def met(only: tuple[str, ...], paper: Paper) -> bool:
    """Tell whether a part is printed: any of its conditions is met, or it has none."""
    return not only or any(_is_met(name, paper) for name in only)


def _is_met(name: str, paper: Paper) -> bool:
    return NAMED[name](paper) if name in NAMED else fields.is_entered(paper, name)
