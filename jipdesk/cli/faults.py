"""What happens when the program itself is wrong: a sentence for the person, a note without personal data for us."""

import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from jipdesk import __version__, i18n

STATUS = 1


def report(fault: BaseException) -> int:
    """Write the note, say where it is, and return the exit status."""
    note = _note(fault)
    words = i18n.spoken()
    sentence = words.gettext("Something went wrong inside the program; what was saved before is untouched.")
    where = words.gettext(
        "A note without personal data is in {path}. Please send it to whoever looks after the program."
    )
    print(sentence, where.format(path=note) if note else "", file=sys.stderr)
    return STATUS


def _note(fault: BaseException) -> Path | None:
    """Keep kinds and places of the error; never its message, which may quote what somebody typed."""
    lines = [f"jipdesk {__version__} {datetime.now(UTC).isoformat(timespec='seconds')} {sys.platform}"]
    for each in _causes(fault):
        lines.append(type(each).__qualname__)
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(each.__traceback__)
        ]
    try:
        folder = Path(platformdirs.user_log_dir("jipdesk", appauthor=False))
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "errors.log"
        with file.open("a", encoding="utf-8") as notes:
            notes.write("\n".join(lines) + "\n\n")
        return file
    except OSError:
        return None


def _causes(fault: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while fault is not None and fault not in found:
        found.append(fault)
        fault = fault.__cause__ or fault.__context__
    return found
