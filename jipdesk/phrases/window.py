"""What the window says of itself wherever one is in it."""

from collections.abc import Sequence

from jipdesk.i18n import Words


def fault_sentence(words: Words) -> str:
    """Return what is said when the program itself is wrong: what happened, what was kept, what to do."""
    return words.gettext(
        "Something went wrong inside the program. What was saved is untouched, and what you typed is still in its "
        "field. You can go on working; if it happens again, close the program and open it again."
    )


def joined(sentences: Sequence[str], words: Words) -> str:
    """Return whole sentences one after the other; Japanese leaves no space between them."""
    return ("" if words.language == "ja" else " ").join(sentences)


def where_noted(words: Words, path: str) -> str:
    """Return where the note of a mistake of ours is."""
    where = words.gettext("A note without personal data is in {path}. Please send it to your IT support.")
    return where.format(path=path)
