"""Commands about sheets and lists: import, list, export."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from jipdesk import i18n
from jipdesk.actions.desk import Desk
from jipdesk.cli import terminal
from jipdesk.cli.desk import desk
from jipdesk.errors import InputRefused
from jipdesk.exchange import intake
from jipdesk.exchange.alike import to_ask
from jipdesk.exchange.headings import APPLICATION_HEADINGS, COMPANY_HEADINGS, Headings
from jipdesk.exchange.rows import RefusedCell, rows_refused
from jipdesk.exchange.sheets import How
from jipdesk.i18n import Words
from jipdesk.phrases import intake as intake_phrases
from jipdesk.phrases.sheets import hidden_rows
from jipdesk.queries import editions, import_mappings
from jipdesk.queries.editions import EditionRow

MOST_REASONS = 20


def take_in(asked: Namespace) -> int:
    """Take in a sheet, or say why not; one bad row keeps the whole sheet out unless bad rows are to be left out."""
    words = i18n.spoken()
    with desk(asked) as found:
        with found.db.read() as session:
            edition = editions.find(session, asked.edition)
            how = How(columns=_columns(session, asked))
        prepared = _prepare(found, edition, asked, how)
        alike = _alike(found, edition, prepared, asked)
        refusal = _refusal(prepared, asked)
        if not asked.dry_run and refusal is None:
            _take_in(found, edition, prepared, asked)
    if refusal:
        asked.beside = _as_json(prepared, words)
        raise refusal
    if prepared.hidden_rows:
        terminal.whisper(hidden_rows(prepared.hidden_rows, words))
    if asked.json:
        terminal.say_json(_as_json(prepared, words))
    else:
        _report(prepared, alike, asked, words)
    return 0


def _columns(session: Session, asked: Namespace) -> Mapping[str, str | None] | None:
    return None if asked.mapping is None else import_mappings.named(session, asked.kind, asked.mapping).columns


def _prepare(found: Desk, edition: EditionRow, asked: Namespace, how: How) -> Any:
    prepare = intake.prepare_companies if asked.kind == "companies" else intake.prepare_applications
    return prepare(found.db, edition, asked.file, how)


def _alike(found: Desk, edition: EditionRow, prepared: Any, asked: Namespace) -> int:
    """Return how many rows bring up somebody anew; once they are taken in, nothing tells them from the others."""
    if asked.kind == "companies" or asked.json:
        return 0
    with found.db.read() as session:
        return len({each.found.row for each in to_ask(session, edition.id, prepared)})


def _take_in(found: Desk, edition: EditionRow, prepared: Any, asked: Namespace) -> None:
    if asked.kind == "companies":
        intake.take_in_companies(found.db, found.actor, edition, prepared)
        return
    with terminal.Progress(i18n._("Importing…")) as progress:
        intake.take_in_applications(found.db, found.actor, edition, prepared, progress)


def _refusal(prepared: Any, asked: Namespace) -> InputRefused | None:
    if not prepared.refused or asked.skip_bad_rows:
        return None
    return rows_refused(prepared.refused, _headings(asked))


def _headings(asked: Namespace) -> Headings:
    return COMPANY_HEADINGS if asked.kind == "companies" else APPLICATION_HEADINGS


def _as_json(prepared: Any, words: Words) -> dict[str, Any]:
    return {
        "rows": prepared.sheet.rows,
        "added": prepared.added,
        "updated": prepared.updated,
        "unchanged": prepared.unchanged,
        "refused": [
            {"row": cell.row, "column": cell.column, "value": cell.value, "reason": _why(cell, words)}
            for cell in prepared.refused
        ],
        "duplicates": [{"row": each.row, "of": each.of, "score": each.score} for each in prepared.duplicates],
        "conflicts": [{"row": row, "column": column} for row, column in prepared.conflicts],
    }


def _why(cell: RefusedCell, words: Words) -> str:
    return intake_phrases.why(cell.reason, cell.values, words)


def _explain(prepared: Any, headings: Headings, words: Words) -> None:
    """Name the first reasons on stderr, by row and column; what stood there is in the JSON only."""
    for cell in prepared.refused[:MOST_REASONS]:
        label = headings.label(cell.column, words.language)
        terminal.whisper(intake_phrases.refused_cell(cell.row, label, cell.reason, cell.values, words))
    more = len(prepared.refused) - MOST_REASONS
    if more > 0:
        terminal.whisper(words.gettext("… and {count} more.").format(count=words.number(more)))


def _report(prepared: Any, alike: int, asked: Namespace, words: Words) -> None:
    sentence = (
        words.gettext(
            "Nothing was changed. {rows} rows: {added} would be added, {updated} updated, {unchanged} unchanged."
        )
        if asked.dry_run
        else words.gettext("{rows} rows: {added} added, {updated} updated, {unchanged} unchanged.")
    )
    counts = {name: words.number(getattr(prepared, name)) for name in ("added", "updated", "unchanged")}
    terminal.say(sentence.format(rows=words.number(prepared.sheet.rows), **counts))
    if prepared.refused:
        left_out = words.ngettext("{count} row was left out.", "{count} rows were left out.", prepared.refused_rows)
        terminal.say(left_out.format(count=words.number(prepared.refused_rows)))
        _explain(prepared, _headings(asked), words)
    if alike:
        seem = words.ngettext(
            "{count} row seems to be a person who is already on the desk.",
            "{count} rows seem to be people who are already on the desk.",
            alike,
        )
        terminal.say(seem.format(count=words.number(alike)))
    if prepared.conflicts:
        kept = words.ngettext(
            "{count} value was changed here since the last import and was kept.",
            "{count} values were changed here since the last import and were kept.",
            len(prepared.conflicts),
        )
        terminal.say(kept.format(count=words.number(len(prepared.conflicts))))


def _rows(found: Desk, asked: Namespace, search: str = "") -> list[Any]:
    from jipdesk.queries import applications, companies, placements

    listed: dict[str, Callable[..., list[Any]]] = {
        "applications": applications.listed,
        "companies": companies.listed,
        "placements": placements.listed,
    }
    with found.db.read() as session:
        edition = editions.find(session, asked.edition)
        return listed[asked.what](session, edition.id, search)


def show(asked: Namespace) -> int:
    """Show what a page shows."""
    with desk(asked) as found:
        rows = _rows(found, asked, asked.search)
    if asked.json:
        terminal.say_json({"total": len(rows), "rows": [_plain(row) for row in rows]})
        return 0
    words = i18n.spoken()
    from jipdesk.exchange import ledger_lists

    for line in terminal.table(ledger_lists.table(asked.what, rows, words)):
        terminal.say(line)
    terminal.say(words.ngettext("{count} row", "{count} rows", len(rows)).format(count=words.number(len(rows))))
    return 0


def _plain(row: Any) -> dict[str, Any]:
    values = {each.name: getattr(row, each.name) for each in fields(row)}
    return {name: _text(value) for name, value in values.items()}


def _text(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(i18n.JAPAN).isoformat(timespec="seconds")
    if isinstance(value, tuple):
        return [_text(each) for each in value]
    return value if isinstance(value, int | float | bool | None) else str(value)


def export(asked: Namespace) -> int:
    """Write a ledger of what the list shows."""
    from jipdesk.exchange import ledger_lists

    with desk(asked) as found:
        rows = _rows(found, asked)
        words = i18n.spoken()
        with found.db.write(found.actor, "export_list", list=asked.what, rows=len(rows)):
            count = ledger_lists.write(asked.what, asked.file, rows, words)
    sentence = words.ngettext("{count} row was written to {path}.", "{count} rows were written to {path}.", count)
    terminal.say(sentence.format(count=words.number(count), path=asked.file))
    return 0
