import csv
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest
import tzdata

from jipdesk import paths
from jipdesk.rules.time_zones import MAIN_ZONE, SEVERAL, is_at_night, own_time

UNINHABITED = {"AQ", "BV", "HM", "UM"}
SEASONS = (datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC))
AT_TEN_IN_JAPAN = datetime(2024, 7, 16, 1, 0, tzinfo=UTC)


def zones_of_countries():
    """The zones of every country as the time zone database lists them."""
    listed = {}
    for line in (Path(tzdata.__file__).parent / "zoneinfo" / "zone.tab").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            country, _, zone = line.split("\t")[:3]
            listed.setdefault(country, []).append(zone)
    return listed


def clock(zone):
    return tuple(at.astimezone(ZoneInfo(zone)).utcoffset() for at in SEASONS)


def test_every_country_that_an_applicant_can_name_has_a_zone():
    with paths.resource("countries/names.csv").open(encoding="utf-8") as file:
        known = {row["iso2"] for row in csv.DictReader(file)}

    assert known - MAIN_ZONE.keys() == UNINHABITED
    assert set(MAIN_ZONE.values()) <= available_timezones()


def test_each_zone_is_one_of_its_country():
    listed = zones_of_countries()

    assert [country for country, zone in MAIN_ZONE.items() if country in listed and zone not in listed[country]] == []


def test_countries_where_clocks_differ_are_known():
    differing = {country for country, zones in zones_of_countries().items() if len(set(map(clock, zones))) > 1}

    assert differing - UNINHABITED == SEVERAL


@pytest.mark.parametrize(
    ("country", "hour", "minute"), [("VN", 8, 0), ("NP", 6, 45), ("JP", 10, 0), ("BR", 22, 0), ("KE", 4, 0)]
)
def test_ten_in_japan_is_another_time_elsewhere(country, hour, minute):
    theirs = own_time(AT_TEN_IN_JAPAN, country)

    assert (theirs.hour, theirs.minute) == (hour, minute)
    assert theirs == AT_TEN_IN_JAPAN


@pytest.mark.parametrize("country", [None, "", "AQ"])
def test_without_a_country_nobody_guesses(country):
    assert own_time(AT_TEN_IN_JAPAN, country) is None


@pytest.mark.parametrize(("hour", "night"), [(6, True), (7, False), (21, False), (22, True), (0, True)])
def test_people_sleep_from_ten_to_seven(hour, night):
    assert is_at_night(datetime(2024, 7, 16, hour, tzinfo=UTC)) is night
