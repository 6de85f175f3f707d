"""The facts of a company and the terms of its openings as fields: how each is read, shown and doubted."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache, partial
from typing import Any

from jipdesk import i18n, paths
from jipdesk.exchange.companies import readers
from jipdesk.i18n import Words
from jipdesk.matching import markets
from jipdesk.phrases.codes import code_name
from jipdesk.phrases.fields import FIELDS
from jipdesk.phrases.marking import N_
from jipdesk.queries.company_page import FACTS, TERMS, CompanyPage
from jipdesk.queries.editions import EditionRow
from jipdesk.rules.codes import EnglishLevel, IndustryClass, Jlpt, OrganisationType
from jipdesk.rules.countries import CountryNames, read_names
from jipdesk.views.pieces.fields import ChoiceField, Field, LinesField, TextField
from jipdesk.views.pieces.form import Reader
from jipdesk.views.spoken import Saying, message

_CODES: Mapping[str, tuple[str, Sequence[str]]] = {
    "organisation_type": ("organisation", tuple(OrganisationType)),
    "industry_class": ("industry", tuple(IndustryClass)),
    "required_jlpt": ("jlpt", tuple(Jlpt)),
    "required_english": ("english", tuple(EnglishLevel)),
}
_LONG = frozenset({"address", "task_ja", "task_en"})
_LITTLE_YEN = 100_000
"""Less capital than this is hardly meant: companies write it in 万円."""
_LONG_DAY = 8
_NO_COURSES: tuple[str, ...] = ()


def company_fields() -> list[Field]:
    """Return the fields of a company."""
    return [_field("company", name) for name in FACTS]


def opening_fields(edition: EditionRow) -> list[Field]:
    """Return the fields of an opening; its course is one of the edition's."""
    courses = {str(number): edition.course_names[code] for code, number in edition.courses.items()}

    def named(code: str, words: Words) -> str:
        return courses[code][0 if words.language == "ja" else 1] or code

    course = ChoiceField("course_id", FIELDS["opening"]["course_id"], tuple(courses), named)
    return [course, *(_field("opening", name) for name in TERMS if name != "course_id")]


def _field(table: str, name: str) -> Field:
    title = FIELDS[table][name]
    if name in _CODES:
        kind, codes = _CODES[name]
        return ChoiceField(name, title, codes, _named(kind))
    return LinesField(name, title) if name in _LONG else TextField(name, title)


def _named(kind: str) -> Callable[[str, Words], str]:
    return lambda code, words: code_name(kind, code, words)


@cache
def read() -> Mapping[str, Reader]:
    """Return what reads each field."""
    return {**readers(_NO_COURSES, countries()), "course_id": _number, "places": _places}


def _number(text: str) -> int | None:
    return int(text) if text else None


def _places(text: str) -> int | None:
    found: int | None = readers(_NO_COURSES, countries())["places"](text)
    return found


def shown(name: str, value: Any) -> str:
    """Return what stands in a field for a stored value."""
    words = i18n.spoken()
    if value is None:
        return ""
    if name == "head_office_country":
        return words.territory(str(value))
    if name in {"capital_yen", "employees"}:
        return words.number(int(value))
    if isinstance(value, date):
        return words.date(value)
    if isinstance(value, list | tuple):
        return "; ".join(str(each) for each in value)
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


@cache
def countries() -> CountryNames:
    """Return the countries by their names."""
    return read_names(paths.resource("countries/names.csv"))


# --- what can be right and is odd all the same ------------------------------------------------------------------------


def company_doubt(page: CompanyPage, name: str, value: Any) -> Saying | None:
    """Return what is odd about a fact of a company."""
    if name == "corporate_number" and page.same_number:
        return message(
            N_("The same number as {companies}."), companies=lambda words: words.list(list(page.same_number))
        )
    if name == "name_ja" and value and not _has_japanese(str(value)):
        return message(N_("This contains no Japanese."))
    if name == "name_en" and value and _has_japanese(str(value)):
        return message(N_("This contains Japanese."))
    if name == "capital_yen" and value is not None and value < _LITTLE_YEN:
        return message(N_("Less than 100,000 yen. Was it given in units of 10,000 yen?"))
    if name == "employees" and value == 0:
        return message(N_("Are there really no employees?"))
    return None


def opening_doubt(year: int, name: str, value: Any) -> Saying | None:
    """Return what is odd about a term of an opening."""
    if name in {"starts_on", "ends_on"} and value and not date(year, 4, 1) <= value <= date(year + 1, 3, 31):
        return message(N_("Outside the fiscal year {year} (April to March)."), year=str(year))
    if name == "hours_per_day" and value and value > _LONG_DAY:
        return message(N_("More than {hours} hours a day."), hours=_LONG_DAY)
    if name == "target_markets" and (unknown := _unknown_markets(value or ())):
        return partial(_not_markets, unknown)
    return None


def _not_markets(names: Sequence[str], words: Words) -> str:
    return words.ngettext(
        "{markets} is not a market that matching knows.",
        "{markets} are not markets that matching knows.",
        len(names),
    ).format(markets=words.list(list(names)))


def _unknown_markets(names: Sequence[str]) -> list[str]:
    return [name for name in names if not markets.codes([name], countries().find)]


def _has_japanese(text: str) -> bool:
    return any("\u3040" <= letter <= "\u30ff" or "\u3400" <= letter <= "\u9fff" for letter in text)
