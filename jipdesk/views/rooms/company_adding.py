"""A company, or an opening of one, that came without a sheet: asked for in place."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from sqlalchemy.orm import Session

from jipdesk.actions import company_fields
from jipdesk.phrases.marking import N_
from jipdesk.queries import company_page
from jipdesk.views.pieces import readers
from jipdesk.views.pieces.inquiry import Ask, Inquiry
from jipdesk.views.pieces.page import Page
from jipdesk.views.rooms import company_facts


class Adding(QObject):
    """Asks for what a record needs at least; the rest is filled in on its page."""

    added = Signal(int)
    """a company"""

    def __init__(self, page: Page, inquiry: Inquiry) -> None:
        super().__init__(page)
        self._desk, self._inquiry = page.desk, inquiry

    def ask_company(self) -> None:
        """Ask for number and name of a company that came without a sheet."""
        edition = self._desk.edition
        if edition is None:
            return
        with self._desk.read() as session:
            proposed = company_page.next_company_no(session, edition.id, edition.year)
        self._inquiry.ask(
            N_("Add a company"),
            (
                Ask("company_no", N_("Company no."), readers.text, proposed, is_needed=True),
                Ask("name_ja", N_("Name (Japanese)"), readers.text),
                Ask("name_en", N_("Name (English)"), readers.text),
            ),
            N_("Add"),
            self._add_company,
            N_("One of the two names is enough. Fill in the rest on its page."),
        )

    def _add_company(self, asked: Mapping[str, Any]) -> None:
        assert self._desk.edition is not None
        edition_id, names = self._desk.edition.id, {name: asked[name] or None for name in ("name_ja", "name_en")}

        def work(session: Session) -> int:
            return company_fields.add_company(session, edition_id, asked["company_no"], names)

        self._desk.act("add_company", work, self._added_company, self._inquiry.refuse)

    def _added_company(self, number: int) -> None:
        self._inquiry.close_down()
        self.added.emit(number)

    def ask_opening(self, number: int) -> None:
        """Ask for number, course and places of a further opening."""
        edition = self._desk.edition
        if edition is None:
            return
        with self._desk.read() as session:
            proposed = company_page.next_opening_no(session, number)
        names = edition.course_names
        self._inquiry.ask(
            N_("Add an opening"),
            (
                Ask("opening_no", N_("Opening no."), readers.text, proposed, is_needed=True),
                Ask(
                    "course",
                    N_("Course"),
                    text=next(iter(edition.courses), ""),
                    is_needed=True,
                    codes=tuple(edition.courses),
                    name_of=lambda code, words: names[code][0 if words.language == "ja" else 1] or code,
                ),
                Ask("places", N_("Places"), company_facts.read()["places"], "1", is_needed=True),
            ),
            N_("Add"),
            partial(self._add_opening, number),
        )

    def _add_opening(self, company_id: int, asked: Mapping[str, Any]) -> None:
        assert self._desk.edition is not None
        course = self._desk.edition.courses[asked["course"]]

        def work(session: Session) -> int:
            return company_fields.add_opening(session, company_id, asked["opening_no"], course, asked["places"])

        self._desk.act("add_opening", work, self._inquiry.close_down, self._inquiry.refuse)
