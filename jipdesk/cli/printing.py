"""The command that prints packs."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from jipdesk import i18n
from jipdesk.actions import papers as acts
from jipdesk.cli import terminal
from jipdesk.cli.desk import desk
from jipdesk.documents import binding, press
from jipdesk.documents.papers import PaperKind
from jipdesk.errors import InputRefused, UsageRefused
from jipdesk.i18n import Words
from jipdesk.phrases.papers import missing_sentence
from jipdesk.queries import editions, placements
from jipdesk.safe import files


def print_packs(asked: Namespace) -> int:
    """Print packs, one file for each placement; missing data keeps all of it back unless it may be left out."""
    kinds = _kinds(asked.papers)
    words = i18n.spoken()
    with desk(asked) as found:
        with found.db.read() as session:
            edition = editions.find(session, asked.edition)
            chosen = placements.numbered(session, edition.id, None if asked.all else asked.placement)
        wanted = acts.Wanted(chosen, kinds, _today())
        gaps = acts.incomplete(found.db, edition.id, wanted)
        if gaps and not asked.skip_incomplete:
            raise InputRefused("papers_incomplete", placements=gaps)
        lacking = {each.placement_no for each in gaps}
        complete = {number: key for number, key in chosen.items() if number not in lacking}
        files.make_private_folder(asked.out)
        with terminal.Progress(words.gettext("Printing…")) as progress:
            for pack in acts.packs(
                found.db, found.actor, edition.id, replace(wanted, placements=complete), press.draw, progress
            ):
                files.write_durably(
                    asked.out / f"{pack.placement_no}.pdf", binding.bind([each.pdf for each in pack.papers])
                )
    said = words.ngettext("{count} pack was printed to {path}.", "{count} packs were printed to {path}.", len(complete))
    terminal.say(said.format(count=words.number(len(complete)), path=asked.out))
    _say_left_out(gaps, words)
    return 0


def _kinds(names: tuple[str, ...] | None) -> tuple[PaperKind, ...]:
    known = tuple(PaperKind)
    unknown = [name for name in names or () if name not in known]
    if unknown or names == ():
        raise UsageRefused("unknown_paper", names=unknown, known=list(known))
    return tuple(kind for kind in known if names is None or kind in names)


def _today() -> date:
    return datetime.now(i18n.JAPAN).date()


def _say_left_out(gaps: Sequence[acts.Incomplete], words: Words) -> None:
    """Name the placements that were left out, each with what is missing."""
    if not gaps:
        return
    said = words.ngettext(
        "{count} placement was left out because data is missing:",
        "{count} placements were left out because data is missing:",
        len(gaps),
    )
    terminal.say(said.format(count=words.number(len(gaps))))
    for each in gaps:
        reasons = " ".join(missing_sentence(gap.code, gap.field, words) for gap in each.missing)
        terminal.say(words.gettext("{no}: {missing}").format(no=each.placement_no, missing=reasons))
