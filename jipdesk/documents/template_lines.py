"""Where the parts of a template stand in its text, so that a refusal can name article and line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jipdesk.errors import InputRefused

_HEADING = re.compile(r"\s*\[{1,2}\s*([a-z_.]+)\s*\]{1,2}\s*(?:#.*)?$")
_LINE = re.compile(r"at line (\d+)")
_NESTED = {"article": 0, "article.paragraph": 1, "article.paragraph.item": 2, "signature": 0, "signature.row": 1}


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a template. Articles, paragraphs and items count from 1; 0 where there is none."""

    line: int
    part: str = ""
    article: int = 0
    paragraph: int = 0
    item: int = 0

    def refused(self, code: str, **values: object) -> InputRefused:
        """Return the refusal of what stands here."""
        return InputRefused(
            code,
            line=self.line,
            part=self.part,
            article=self.article,
            paragraph=self.paragraph,
            item=self.item,
            **values,
        )


class Lines:
    """The lines on which the parts of one text begin."""

    def __init__(self, text: str) -> None:
        self._count = len(text.splitlines())
        # Of two headings with one name the first counts.
        self._found = dict(reversed(list(_parts(text))))

    def place(self, part: str = "", *at: int) -> Place:
        """Return the place of a part; `at` counts from 0: article, paragraph, item."""
        line = next((self._found[part, at[:n]] for n in range(len(at), -1, -1) if (part, at[:n]) in self._found), 1)
        if part != "article":
            return Place(line, part)
        article, paragraph, item = (*(n + 1 for n in at), 0, 0, 0)[:3]
        return Place(line, part, article, paragraph, item)

    def of_error(self, message: str) -> int:
        """Return the line that the parser's complaint names, the last one where the text just ends."""
        found = _LINE.search(message)
        return int(found[1]) if found else self._count


def _parts(text: str) -> Iterator[tuple[tuple[str, tuple[int, ...]], int]]:
    """Yield each heading with its place and line: (("article", (2, 0)), 57)."""
    counts: dict[str, list[int]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        heading = _HEADING.match(line)
        if heading is None:
            continue
        name = heading[1]
        top, depth = name.partition(".")[0], _NESTED.get(name, 0)
        if name in _NESTED or name in {"row", "note"}:
            at = counts.setdefault(top, [])
            at[depth:] = [at[depth] + 1 if len(at) > depth else 0]
            yield (top, tuple(at)), number
        else:
            yield (top, ()), number
