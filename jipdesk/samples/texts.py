"""Why invented people apply, in their own words."""

from jipdesk.samples.chance import Chance
from jipdesk.samples.parts import Country, Place, Study, sentences


def motivation(study: Study, country: Country, city: Place, language: str, chance: Chance, *, is_fluent: bool) -> str:
    """Return a text of three to five sentences; `language` is english or japanese."""
    own = sentences()[language]["fluent" if is_fluent else "simple"]
    learnt = [chance.pick(study.learnt[language])]
    bridge = [chance.pick(own["bridge"])] if chance.maybe(0.45) else []
    wish = [chance.pick(study.wish[language])] if is_fluent or chance.maybe(0.6) else []
    text = [chance.pick(own["start"]), *learnt, *bridge, *wish, chance.pick(own["end"])]
    return _joined(text, language).format(
        country=_short(country.name.english) if language == "english" else country.name.japanese,
        city=city.english if language == "english" else city.japanese,
    )


def _joined(text: list[str], language: str) -> str:
    return (" " if language == "english" else "").join(text)


def _short(country: str) -> str:
    return {"Lao People's Democratic Republic": "Laos", "Philippines": "the Philippines"}.get(country, country)
