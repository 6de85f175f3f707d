"""How a refusal is told whose sentence needs nothing but the refusal's own values."""

from collections.abc import Callable

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases.marking import Plural

Telling = Callable[[Stop, Words], str]


def plainly(text: str) -> Telling:
    """Tell it by one sentence, with the values by their names."""
    return lambda stop, words: words.gettext(text).format(**stop.values)


def by_count(sentence: Plural) -> Telling:
    """Tell it by the sentence for its number of things: {count}, and {of} where there is one."""

    def tell(stop: Stop, words: Words) -> str:
        numbers = {name: number(stop, words, name) for name in ("count", "of") if name in stop.values}
        return words.ngettext(*sentence, count(stop)).format(**numbers)

    return tell


def count(stop: Stop, name: str = "count") -> int:
    """Return how many it is about."""
    return int(str(stop.values[name]))


def number(stop: Stop, words: Words, name: str = "count") -> str:
    """Return how many it is about, as the language writes it."""
    return words.number(count(stop, name))
