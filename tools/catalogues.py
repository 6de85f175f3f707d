"""The message catalogues: brought up to the code, compiled, and checked for what is missing or wrong.

Runs in the environment: .venv/bin/python tools/catalogues.py update, compile or check.
"""

import io
import os
import string
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "jipdesk"
DATA = ("editions/[0-9]*.toml", "countries/lists.toml")
TEMPLATE = ROOT / "translations" / "jipdesk.pot"
LANGUAGES = ("en", "ja")
SOURCE = "en"  # its messages stand in the code, so they need no translation
MARKS = {
    "_": None,
    "N_": None,
    "NN_": (1, 2),
    "gettext": None,
    "ngettext": (1, 2),
    "counted": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
TOLD = {"source", "sources", "operator_known", "unknown", "notes"}  # what the data say in English, by their keys
HEAD = "# The words of jipdesk. `python3 dev.py messages` lists them; the translations are written here by hand."
HEADINGS = (b'"Language: ', b'"Plural-Forms: ', b'"MIME-Version: ', b'"Content-T')
MANY = " / "  # between the forms of a message when it is named to a person


def catalogue_file(language: str) -> Path:
    """Return where the messages of a language stand."""
    return ROOT / "translations" / language / "LC_MESSAGES" / "jipdesk.po"


def extract() -> Catalog:
    """Return the messages in the code, and the sentences in the data that come with it."""
    template = Catalog(project="jipdesk", charset="utf-8", fuzzy=False)
    found = extract_from_dir(
        CODE, [("**.py", "python")], keywords=MARKS, comment_tags=["Translators:"], strip_comment_tags=True
    )
    for file, line, message, comments, context in found:
        place = (CODE / file).relative_to(ROOT).as_posix()
        template.add(message, None, [(place, line)], auto_comments=comments, context=context)
    for data in sorted(each for names in DATA for each in (ROOT / "resources").glob(names)):
        for text in told(tomllib.loads(data.read_text(encoding="utf-8"))):
            template.add(text, None, [(data.relative_to(ROOT).as_posix(), 1)])
    return template


def told(data: object, *, is_told: bool = False) -> Iterator[str]:
    """Yield the sentences of a data file: where something was read, what is not known, what else there is to say."""
    if isinstance(data, str) and is_told:
        yield data
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from told(value, is_told=is_told or name in TOLD)
    elif isinstance(data, list):
        for value in data:
            yield from told(value, is_told=is_told)


def read(language: str) -> Catalog:
    """Return the catalogue of a language as it stands, an empty one if there is none yet."""
    file = catalogue_file(language)
    if not file.exists():
        return Catalog(locale=language, project="jipdesk", charset="utf-8", fuzzy=False)
    return read_po(io.BytesIO(file.read_bytes()), locale=language)


def write(catalogue: Catalog, file: Path) -> None:
    """Write a catalogue so that it changes only where messages do: sorted, without line numbers and dates."""
    catalogue.header_comment = HEAD
    text = io.BytesIO()
    write_po(text, catalogue, width=120, sort_output=True, ignore_obsolete=True, include_lineno=False)
    heading, *rest = text.getvalue().partition(b"\n\n")
    kept = [line for line in heading.splitlines() if not line.startswith(b'"') or line.startswith(HEADINGS)]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"\n".join(kept) + b"".join(rest))


def update() -> int:
    """Bring template and catalogues up to the code, and count what is left to translate."""
    template = extract()
    write(template, TEMPLATE)
    for language in LANGUAGES:
        catalogue = read(language)
        catalogue.update(template, no_fuzzy_matching=True)
        write(catalogue, catalogue_file(language))
        untranslated = sum(is_untranslated(message, language) for message in messages(catalogue))
        print(f"{language}: {len(catalogue)} messages, {untranslated} to translate")
    return compile_all()


def compile_all() -> int:
    """Compile every catalogue; a program that starts meanwhile finds the old one or the new one, never half."""
    for language in LANGUAGES:
        target = catalogue_file(language).with_suffix(".mo")
        half = target.with_suffix(f".{os.getpid()}")
        with half.open("wb") as file:
            write_mo(file, read(language))
        half.replace(target)
    return 0


def check() -> int:
    """Print every fault of the catalogues and return 1 if there is one."""
    template = extract()
    if faults := list(out_of_date(read_po(io.BytesIO(TEMPLATE.read_bytes())), template)):
        faults.append("The catalogues are behind the code. Bring them up with: python3 dev.py messages")
    else:
        faults = [
            f"{language}: {fault}" for language in LANGUAGES for fault in faults_of(read(language), template, language)
        ]
    print("\n".join(faults) or "Translations: complete.")
    return bool(faults)


def faults_of(catalogue: Catalog, template: Catalog, language: str) -> Iterator[str]:
    """Yield what is wrong with the catalogue of a language, in the order of its messages."""
    yield from out_of_date(catalogue, template)
    for message in messages(catalogue):
        if message.fuzzy:
            yield f"fuzzy: {named(message)}"
        if is_untranslated(message, language):
            yield f"not translated: {named(message)}"
        elif fault := placeholder_fault(message):
            yield f"{fault}: {named(message)}"


def out_of_date(catalogue: Catalog, template: Catalog) -> Iterator[str]:
    """Yield the messages that only the code or only the catalogue has."""
    listed, in_code = (
        {key(message): message for message in messages(catalogue)},
        {key(m): m for m in messages(template)},
    )
    yield from (f"missing: {named(message)}{places(message)}" for of, message in in_code.items() if of not in listed)
    yield from (f"not in the code: {named(message)}" for of, message in listed.items() if of not in in_code)
    yield from (f"not in the code: {named(message)}" for message in catalogue.obsolete.values())


def messages(catalogue: Catalog) -> list[Message]:
    """Return the messages of a catalogue without its heading."""
    return [message for message in catalogue if message.id]


def key(message: Message) -> tuple[str | None, tuple[str, ...]]:
    """Return what makes a message itself: context and source text in all forms."""
    return message.context, forms(message.id)


def forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """Return the forms of a message or a translation, one if it has no plural."""
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


def named(message: Message) -> str:
    """Return the message as a person finds it in the code."""
    return MANY.join(forms(message.id))


def places(message: Message) -> str:
    """Return in brackets where a message stands in the code."""
    return "".join(f" ({file})" for file in sorted({file for file, _ in message.locations}))


def is_untranslated(message: Message, language: str) -> bool:
    """Say whether a form has no words; in the language of the code none may be needed."""
    words = forms(message.string)
    return not all(words) and not (language == SOURCE and not any(words))


def placeholder_fault(message: Message) -> str:
    """Return what is wrong with the placeholders of a translation, or nothing.

    The first of several forms may leave out the number, as the singular of the source may.
    """
    translated = forms(message.string)
    try:
        source = [placeholders(form) for form in forms(message.id)]
        for place, words in enumerate(translated):
            wanted = source if len(translated) > 1 and place == 0 else source[-1:]
            if words and placeholders(words) not in wanted:
                return "placeholders differ"
    except ValueError:
        return "broken braces"
    return ""


def placeholders(text: str) -> frozenset[str]:
    """Return the names in braces; raises ValueError if the braces do not match."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


if __name__ == "__main__":
    sys.exit({"update": update, "compile": compile_all, "check": check}[sys.argv[1]]())
