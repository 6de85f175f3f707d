"""在外公館: how papers name the embassy where an intern applies for the visa."""

from jipdesk.i18n import Words

# Countries that take the article in English.
_THE = frozenset(("AE", "BS", "CD", "CF", "CG", "CK", "DO", "GB", "GM", "KM", "MH", "MV", "NL", "PH", "SB", "SC", "US"))
# Where Japan has no embassy but an office of its own name.
_OFFICES = {
    "PS": {
        "ja": "対パレスチナ日本政府代表事務所",
        "en": "Representative Office of Japan to the Palestinians",
    }
}


def mission_name(country: str, words: Words) -> str:
    """Return the Embassy of Japan in the country of residence, by its ISO code, in the language of the paper.

    A first guess that the office corrects: some countries are looked after by an embassy next door or by a
    consulate-general.
    """
    if country in _OFFICES:
        return _OFFICES[country][words.language]
    name = words.territory(country)
    if words.language == "ja":
        return f"在{name}日本国大使館"
    return f"Embassy of Japan in {'the ' if country in _THE else ''}{name}"
