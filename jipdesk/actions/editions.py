"""年度: an edition as it ships becomes records."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.documents import template
from jipdesk.documents.papers import PaperKind
from jipdesk.errors import InputRefused
from jipdesk.models.country import Country, CountryList
from jipdesk.models.database import say
from jipdesk.models.edition import Course, Edition, Letterhead, Operator, RuleParameters, Term
from jipdesk.models.paper import Template, TemplateVersion
from jipdesk.rules.applicant_documents import in_order
from jipdesk.rules.edition_file import CourseFile, EditionFile, LetterheadFile, RulesFile, TermFile, shipped_list
from jipdesk.rules.parameters import CompanyParameters


def add_edition(session: Session, file: EditionFile) -> Edition:
    """Add an edition from its file, with its list of countries, its letterhead and the templates that ship."""
    if session.scalars(select(Edition).where(Edition.year == file.year)).first():
        raise InputRefused("edition_exists", edition=file.year)
    edition = Edition(
        year=file.year,
        name_ja=file.name_ja,
        name_en=file.name_en,
        label_ja=file.label_ja,
        state=file.state,
        source=file.source,
        unknown=list(file.unknown),
        notes=list(file.notes),
        operator_known=file.operator_known,
    )
    session.add(edition)
    session.flush()
    terms = {term.code: _term(session, edition.id, term) for term in file.terms}
    session.add_all([_course(edition.id, course, terms) for course in file.courses])
    session.add(_rules(session, edition.id, file.rules, file.company))
    session.add(_letterhead(session, edition.id, file.letterhead))
    for kind in PaperKind:
        _add_template(session, edition.id, kind, template.shipped(kind))
    session.flush()
    say(session, edition=file.year)
    return edition


def _term(session: Session, edition_id: int, file: TermFile) -> int:
    term = Term(
        edition_id=edition_id,
        code=file.code,
        name_ja=file.name_ja,
        name_en=file.name_en,
        starts_on=file.starts_on,
        ends_on=file.ends_on,
    )
    session.add(term)
    session.flush()
    return term.id


def _course(edition_id: int, file: CourseFile, terms: dict[str, int]) -> Course:
    return Course(
        edition_id=edition_id,
        term_id=terms[file.term] if file.term else None,
        code=file.code,
        name_ja=file.name_ja,
        name_en=file.name_en,
        kind=file.kind,
        residence_rule=file.residence_rule,
        closes_before=file.closes_before,
        closes_as_written=file.closes_as_written,
        starts_on=file.starts_on,
        ends_on=file.ends_on,
        hours_per_day=file.hours_per_day,
        daily_amount_yen=file.daily_amount_yen,
        local_currency=file.local_currency,
        days_paid=file.days_paid,
        status_of_residence=file.status_of_residence,
        places=file.places,
    )


def _rules(session: Session, edition_id: int, rules: RulesFile, hosts: CompanyParameters) -> RuleParameters:
    return RuleParameters(
        edition_id=edition_id,
        age_min=rules.age_min,
        age_max=rules.age_max,
        age_on=rules.age_on,
        country_list_id=country_list(session, rules.country_list) if rules.country_list else None,
        excluded_nationalities=list(rules.excluded_nationalities),
        residence_rule=rules.residence_rule,
        jlpt_minimum=rules.jlpt_minimum,
        english_minimum=rules.english_minimum,
        barred_years=None if rules.barred_years is None else list(rules.barred_years),
        documents_of_students=list(rules.documents.of_students),
        documents_of_graduates=list(rules.documents.of_graduates),
        documents_of_others=list(rules.documents.of_others),
        documents_to_travel=list(in_order(rules.documents.to_travel)),
        documents_days=rules.documents.days,
        sources={**rules.sources, **hosts.sources},
        host_organisations=None if hosts.organisations is None else sorted(hosts.organisations),
        host_country=hosts.office_country,
        hosts_small_only=hosts.small_only,
    )


def country_list(session: Session, code: str) -> int:
    """Return the number of a list of countries, adding it from what ships if the desk has not got it."""
    if known := session.scalars(select(CountryList.id).where(CountryList.code == code)).first():
        return known
    file = shipped_list(code)
    kept = CountryList(code=code, source=file.source)
    session.add(kept)
    session.flush()
    session.add_all(
        Country(
            list_id=kept.id,
            iso2=each.iso2,
            iso3=each.iso3,
            name_en=each.name_en,
            name_ja=each.name_ja,
            income_group=each.group,
            own_passport=each.own_passport,
        )
        for each in file.countries
    )
    return kept.id


def _letterhead(session: Session, edition_id: int, file: LetterheadFile) -> Letterhead:
    operator = session.scalars(
        select(Operator).where(Operator.name_ja == file.operator_ja, Operator.name_en == file.operator_en)
    ).first() or Operator(name_ja=file.operator_ja, name_en=file.operator_en)
    session.add(operator)
    session.flush()
    return Letterhead(
        edition_id=edition_id,
        operator_id=operator.id,
        is_example=file.is_example,
        office_ja=file.office_ja,
        office_en=file.office_en,
        postal_code=file.postal_code,
        address_ja=file.address_ja,
        address_en=file.address_en,
        representative_ja=file.representative_ja,
        representative_en=file.representative_en,
        representative_title_ja=file.representative_title_ja,
        representative_title_en=file.representative_title_en,
        phone=file.phone,
        email=file.email,
        ministry_unit_ja=file.ministry_unit_ja,
        ministry_unit_en=file.ministry_unit_en,
        court_ja=file.court_ja,
        court_en=file.court_en,
    )


def _add_template(session: Session, edition_id: int, kind: PaperKind, text: str) -> None:
    kept = Template(edition_id=edition_id, kind=kind)
    session.add(kept)
    session.flush()
    session.add(TemplateVersion(template_id=kept.id, version=1, text=text))
