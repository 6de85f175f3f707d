"""What the window says of itself wherever one is in it."""

from jipdesk.i18n import Words


def fault_sentence(words: Words) -> str:
    """Return what is said when the program itself is wrong."""
    return words.gettext(
        "Something went wrong inside the program; what was saved before is untouched. You can go on working."
    )
