"""Where a Japanese sentence breaks: between phrases where it can, and never so that two letters stand alone at its end.

Qt breaks between any two letters but those that a rule forbids. What must stay together is tied by an invisible sign.
"""

from collections.abc import Iterator

TIE = "\u2060"
_ENDS = "をはがにでともへやかたるてのば"
"""The letters that end a phrase: particles, and the ends of verbs. After others a word may go on, as 取り込む does."""
_CLOSING = "、。，．：；？！）」』】〕］"
_OPENING = "（「『【〔［"
_LEAST, _MOST = 4, 14


def tied(text: str) -> str:
    """Return a sentence that breaks between its phrases only, and whose last line is a phrase at least."""
    if not _is_japanese(text):
        return text
    parts = list(phrases(text))
    while len(parts) > 1 and len(parts[-1]) < _LEAST:
        parts[-2:] = ["".join(parts[-2:])]
    last = parts.pop()
    return "".join(map(_joined, parts)) + (_joined(last) if len(last) <= _MOST else _joined_end(last))


def untied(text: str) -> str:
    """Return it as it was said."""
    return text.replace(TIE, "")


def phrases(text: str) -> Iterator[str]:
    """Return the parts between which a sentence may break."""
    start = 0
    for place in range(1, len(text)):
        if _may_break(text[place - 1], text[place]):
            yield text[start:place]
            start = place
    yield text[start:]


def _may_break(before: str, after: str) -> bool:
    if after in _CLOSING:
        return False
    return before in _CLOSING or after in _OPENING or before.isspace() or (before in _ENDS and not _is_hiragana(after))


def _joined(phrase: str) -> str:
    """Tie the letters of a phrase; one that is longer than a narrow line stays as it is."""
    body = phrase.rstrip()
    if len(body) > _MOST or not _is_japanese(body):
        return phrase
    return TIE.join(body) + phrase[len(body) :]


def _joined_end(phrase: str) -> str:
    return phrase[:-_LEAST] + TIE.join(phrase[-_LEAST:])


def _is_hiragana(letter: str) -> bool:
    return "\u3041" <= letter <= "\u309f" or letter == "ー"


def _is_japanese(text: str) -> bool:
    return not text.isascii() and any("\u3041" <= letter <= "\u9fff" for letter in text)
