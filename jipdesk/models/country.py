"""Lists of countries: which ones an edition's applicants may come from."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jipdesk.models.base import STRICT, Record


class CountryList(Record):
    """A version of the DAC list of ODA recipients (開発援助委員会の援助受取国・地域リスト)."""

    __tablename__ = "country_list"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    source: Mapped[str]


class Country(Record):
    """One row of a list."""

    __tablename__ = "country"
    __table_args__ = (UniqueConstraint("list_id", "iso2"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    list_id: Mapped[int] = mapped_column(ForeignKey("country_list.id"))
    iso2: Mapped[str]
    iso3: Mapped[str]
    name_en: Mapped[str]
    name_ja: Mapped[str]
    income_group: Mapped[str]
    own_passport: Mapped[bool]
