"""What interns are lent is called."""

from collections.abc import Mapping
from types import MappingProxyType

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_

THINGS: Mapping[str, str] = MappingProxyType(
    {"pc": N_("Personal computer"), "phone": N_("Mobile phone"), "sim": N_("SIM card"), "router": N_("Wi-Fi router")}
)
_PROVIDERS: Mapping[str, str] = MappingProxyType({"office": N_("Office"), "company": N_("Company")})


def thing_name(kind: str, words: Words) -> str:
    """Return what is lent; what is not ours is called as it was written."""
    return words.gettext(THINGS[kind]) if kind in THINGS else kind


def provider_name(code: str, words: Words) -> str:
    """Return who lends it."""
    return words.gettext(_PROVIDERS[code])
