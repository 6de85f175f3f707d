"""The markets a company aims at, as countries: sheets name countries and whole regions side by side."""

from collections.abc import Callable, Iterable
from types import MappingProxyType

from jipdesk.matching.fields import plain

_SOUTH_EAST_ASIA = "BN ID KH LA MM MY PH SG TH TL VN"
_SOUTH_ASIA = "AF BD BT IN LK MV NP PK"
_CENTRAL_ASIA = "KG KZ TJ TM UZ"
_MIDDLE_EAST = "AE BH IL IQ IR JO KW LB OM PS QA SA SY TR YE"
_NORTH_AFRICA = "DZ EG LY MA TN"
_EAST_AFRICA = "BI DJ ER ET KE KM MG MU MW MZ RW SC SO SS TZ UG ZM ZW"
_WEST_AFRICA = "BF BJ CI CV GH GM GN GW LR ML MR NE NG SL SN TG"
_SOUTHERN_AFRICA = "AO BW LS NA SZ ZA"
_CENTRAL_AFRICA = "CD CF CG CM GA GQ ST TD"
_AFRICA = f"{_NORTH_AFRICA} {_EAST_AFRICA} {_WEST_AFRICA} {_SOUTHERN_AFRICA} {_CENTRAL_AFRICA} SD"
_EASTERN_EUROPE = "AL BA BY GE MD ME MK RS UA XK AM AZ"
_CENTRAL_AMERICA = "BZ CR CU DO GT HN HT JM MX NI PA SV"
_SOUTH_AMERICA = "AR BO BR CL CO EC GY PE PY SR UY VE"
_PACIFIC = "FJ FM KI MH NR PG PW SB TO TV VU WS"
_ASEAN = _SOUTH_EAST_ASIA.replace(" TL", "")

_REGIONS: MappingProxyType[str, frozenset[str]] = MappingProxyType(
    {
        plain(name): frozenset(countries.split())
        for names, countries in (
            ("ASEAN/アセアン/ASEAN諸国", _ASEAN),
            ("Southeast Asia/South-East Asia/South East Asia/東南アジア", _SOUTH_EAST_ASIA),
            ("South Asia/南アジア", _SOUTH_ASIA),
            ("Central Asia/中央アジア", _CENTRAL_ASIA),
            ("Middle East/中東", _MIDDLE_EAST),
            ("North Africa/北アフリカ", _NORTH_AFRICA),
            ("East Africa/東アフリカ", _EAST_AFRICA),
            ("West Africa/西アフリカ", _WEST_AFRICA),
            ("Southern Africa/南部アフリカ", _SOUTHERN_AFRICA),
            ("Africa/アフリカ", _AFRICA),
            ("Eastern Europe/東欧/東ヨーロッパ", _EASTERN_EUROPE),
            ("Central America/中米", _CENTRAL_AMERICA),
            ("South America/南米", _SOUTH_AMERICA),
            ("Latin America/中南米/ラテンアメリカ", f"{_CENTRAL_AMERICA} {_SOUTH_AMERICA}"),
            ("Pacific/Oceania/大洋州/オセアニア", _PACIFIC),
            ("Asia/アジア", f"{_SOUTH_EAST_ASIA} {_SOUTH_ASIA} {_CENTRAL_ASIA} MN CN KR TW"),
        )
        for name in names.split("/")
    }
)


def codes(names: Iterable[str], country: Callable[[str], str | None]) -> frozenset[str]:
    """Return the ISO alpha-2 codes of the countries and regions named.

    `country` knows the names of countries; what neither it nor the list of regions knows is no market we can compare.
    """
    found: set[str] = set()
    for name in names:
        code = country(name)
        found |= {code} if code else _REGIONS.get(plain(name), frozenset())
    return frozenset(found)
