"""What the cells of the matrix say: how a paper stands, its day, and whose move it is."""

from jipdesk.i18n import Words
from jipdesk.phrases import requirements as said
from jipdesk.phrases.codes import code_name
from jipdesk.phrases.readiness import short_day
from jipdesk.phrases.selection import DOCUMENTS
from jipdesk.phrases.states import state_name
from jipdesk.queries.requirements import RequirementCell, RequirementLine
from jipdesk.rules.codes import Jlpt
from jipdesk.rules.requirements import Requirement
from jipdesk.rules.states import DocumentState
from jipdesk.views.look.palette import Tone
from jipdesk.views.look.tones import tone_of
from jipdesk.views.pieces.board_cells import two_lines

NOT_STATED = "—"


def applicant(line: RequirementLine, words: Words) -> str:
    """Return the name with the country below; in Japanese the name in katakana, where it is known."""
    name = line.name_kana if words.language == "ja" and line.name_kana else line.name
    return two_lines(name, words.territory(line.nationality) if line.nationality else "")


def applicant_hint(line: RequirementLine, words: Words) -> str:
    """Return the whole name in every writing, the number and the stage."""
    stage = state_name("application", line.state, words)
    return "\n".join(part for part in (line.name, line.name_kana, line.no, stage) if part)


def left(line: RequirementLine, words: Words) -> str:
    """Return how many papers are there, of how many: 3/5."""
    asked = len(line.papers)
    return f"{words.number(asked - line.left)}/{words.number(asked)}"


def left_hint(line: RequirementLine, words: Words) -> str:
    """Return the same as a sentence."""
    asked = len(line.papers)
    return words.gettext("{accepted} of {asked} documents accepted").format(accepted=asked - line.left, asked=asked)


def text(line: RequirementLine, of: Requirement, words: Words) -> str:
    """Return what a cell says."""
    cell = line.cells.get(of)
    if cell is None:
        return words.gettext("Not asked")
    word = words.gettext(said.STANDINGS["overdue"] if cell.is_overdue else said.SHORT[cell.state])
    if cell.others:
        papers = (cell, *cell.others)
        word += f" {sum(each.state is DocumentState.ACCEPTED for each in papers)}/{len(papers)}"
    return two_lines(word, _below(cell, words))


def tone(line: RequirementLine, of: Requirement) -> Tone:
    """Return its tone; what is overdue is trouble."""
    cell = line.cells.get(of)
    if cell is None:
        return Tone.NOT_BEGUN
    return Tone.TROUBLE if cell.is_overdue else tone_of("document", cell.state)


def hint(line: RequirementLine, of: Requirement, words: Words) -> str:
    """Return the whole of it, and that a click leads there."""
    cell = line.cells.get(of)
    if cell is None:
        return words.gettext(
            "This document was not requested from this applicant. "
            "Settings ▸ Edition and rules says what is requested from whom."
        )
    papers = "\n\n".join("\n".join(_told(each, words)) for each in (cell, *cell.others))
    return "\n".join([papers, words.gettext("Click to open it.")])


def _told(cell: RequirementCell, words: Words) -> list[str]:
    """Return all that is to be told of one paper."""
    name, state = words.gettext(DOCUMENTS[cell.kind]), state_name("document", cell.state, words)
    parts = [words.gettext("{document}: {state}").format(document=name, state=state)]
    if cell.received_on:
        parts.append(words.gettext("arrived {day}").format(day=words.date(cell.received_on)))
    if cell.due_on and cell.state is not DocumentState.ACCEPTED:
        parts.append(words.gettext("due {day}").format(day=words.date(cell.due_on)))
    if cell.turn:
        parts.append(words.gettext("Next: {mover}").format(mover=said.turn_name(cell.turn, words)))
    if cell.requests > 1:
        parts.append(words.gettext("requested {n} times").format(n=cell.requests))
    return [*parts, words.gettext("A scan is attached.") if cell.has_scan else words.gettext("No scan is attached.")]


def language(line: RequirementLine, words: Words) -> str:
    """Return what Japanese was declared, and whether it is proved."""
    if line.jlpt is None:
        return NOT_STATED
    level = code_name("jlpt", line.jlpt, words)
    level = level[:1].upper() + level[1:]
    if line.jlpt == Jlpt.NONE:
        return level
    return two_lines(level, words.gettext("Proved") if "ja" in line.proved else words.gettext("Declared only"))


def _below(cell: RequirementCell, words: Words) -> str:
    """Return day and mover, as short as they can be."""
    if cell.turn is None:
        return short_day(cell.received_on, words) if cell.received_on else ""
    awaited = cell.received_on if cell.state in _HERE else cell.due_on
    day = short_day(awaited, words) if awaited else ""
    return " · ".join(part for part in (day, said.turn_name(cell.turn, words)) if part)


_HERE = frozenset({DocumentState.RECEIVED, DocumentState.CHECKING, DocumentState.RESUBMITTED})
