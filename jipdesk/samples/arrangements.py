"""Invented arrangements of the sample year: rooms, insurances, lent things, visas, training, interviews.

All of it follows from the number of a placement or of an interview, so that it is the same every time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from jipdesk.i18n import JAPAN
from jipdesk.rules import calendar
from jipdesk.rules.codes import CourseKind
from jipdesk.rules.interviewing import Criterion, InterviewOutcome
from jipdesk.rules.stay import Cover, Lent, Provider, Room, VisaNews
from jipdesk.rules.steps import VisaStep
from jipdesk.rules.training import Training
from jipdesk.samples.chance import Chance
from jipdesk.samples.journeys import Placed, flights, parts

__all__ = [
    "ROOMS",
    "Placed",
    "Session",
    "cover",
    "flights",
    "goal",
    "impression",
    "lent",
    "place_en",
    "room",
    "sessions",
    "supervisor_title",
    "visa_news",
]

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Session:
    """A session, and the interns it is for: those who start between two days."""

    training: Training
    first_start: date
    last_start: date

    def is_for(self, starts_on: date) -> bool:
        """Tell whether someone who starts on this day is to come."""
        return self.first_start <= starts_on <= self.last_start


ROOMS: tuple[tuple[str, ...], ...] = (("佐藤 恵", "James Miller"), ("高橋 誠", "Anna Novak"), ("中村 優子",))
"""The interviewers of the office, room by room."""


# --- the stay ---------------------------------------------------------------------------------------------------------


def room(placed: Placed, *, booked_on: date | None = None) -> Room | None:
    """Return a room in a house near the company; none where nobody travels."""
    if not placed.travels:
        return None
    known, number = parts(), placed.number
    towns: dict[str, list[str]] = known["towns"]
    prefecture = placed.prefecture if placed.prefecture in towns else "東京都"
    town_ja, town_en, prefecture_en, postal = towns[prefecture]
    house_ja, house_en = known["rooms"]["houses"][number % 6]
    quarter_ja, quarter_en = known["rooms"]["quarters"][number % 3]
    block, lot = number % 4 + 1, number % 17 + 1
    return Room(
        placement_id=placed.placement_id,
        name_ja=house_ja,
        name_en=house_en,
        address_ja=f"〒{postal}-0000 {prefecture}{town_ja}{quarter_ja}{block}丁目{lot}番6号",
        address_en=f"{block}-{lot}-6 {quarter_en}, {town_en}, {prefecture_en} {postal}-0000",
        check_in=placed.lands_on,
        check_out=placed.leaves_on,
        phone=f"050-0000-{1000 + number % 6}",
        room=f"{2 + number // 60 % 8}{number % 60:02}",
        booked_on=booked_on,
    )


def cover(placed: Placed) -> Cover:
    """Return an insurance from the day before the arrival to the day after the departure."""
    return Cover(
        placement_id=placed.placement_id,
        insurer=parts()["insurance"]["insurer"],
        starts_on=placed.lands_on - DAY,
        ends_on=placed.leaves_on + DAY,
        policy_no=f"MH24-{100_000 + 37 * placed.number}",
    )


def lent(placed: Placed, *, on: date | None = None) -> tuple[Lent, ...]:
    """Return what the intern is lent: at a company its PC and a telephone of the office, online a PC of the office."""
    who = placed.placement_id
    serial = f"JIP24-{{}}-{placed.number:03}"
    if placed.kind is CourseKind.ONLINE:
        return (Lent(who, "pc", Provider.OFFICE, serial.format("PC"), on),)
    return (
        Lent(who, "pc", Provider.COMPANY, lent_on=on),
        Lent(who, "phone", Provider.OFFICE, serial.format("TEL"), on),
    )


def visa_news(placed: Placed, *, first: date) -> tuple[VisaNews, ...]:
    """Return what happened to the visa from a day on; now and then a case is still with the embassy or on its way."""
    if not placed.travels:
        return ()
    who = placed.placement_id
    drafted, sealed, sent, arrived, applied, issued = (
        calendar.shifted(first, days, frozenset()) for days in (0, 1, 2, 5, 6, 11)
    )
    news = (
        VisaNews(who, VisaStep.DRAFT, drafted),
        VisaNews(who, VisaStep.SEAL, sealed),
        VisaNews(who, VisaStep.SEND, sent, tracking_no=f"EN{400_000_000 + 977 * placed.number}JP"),
        VisaNews(who, VisaStep.ARRIVE_AT_INTERN, arrived),
        VisaNews(who, VisaStep.APPLY, applied),
        VisaNews(
            who,
            VisaStep.ISSUE,
            issued,
            number=f"JA{700_000 + 61 * placed.number}",
            valid_until=issued + timedelta(days=90),
            stay_days=90,
        ),
    )
    return news[: {3: 5, 8: 3}.get(placed.number % 11, 6)]


def place_en(address_ja: str | None) -> str | None:
    """Return the English address of a sample company, by its Japanese one with or without the prefecture."""
    places: dict[str, str] = parts()["places"]
    return next((english for ja, english in places.items() if address_ja and address_ja.endswith(ja)), None)


def supervisor_title(number: int) -> str:
    """Return what the person in charge of a placement is called."""
    titles: list[str] = parts()["supervisors"]["titles"]
    return titles[number % len(titles)]


def goal(number: int) -> dict[str, str]:
    """Return role and goal of an internship, by the names of the plan's fields."""
    goals: list[dict[str, str]] = parts()["goals"]
    one = goals[number % len(goals)]
    return {"role": one["role"], "goal_ja": one["ja"], "goal_en": one["en"]}


# --- training and interviews ------------------------------------------------------------------------------------------


def sessions() -> Iterator[Session]:
    """Yield the sessions of the sample year."""
    place = parts()["training"]
    for each in parts()["sessions"]:
        training = Training(
            kind=each["kind"],
            name_ja=each["name_ja"],
            name_en=each["name_en"],
            starts_at=each["starts_at"].replace(tzinfo=JAPAN),
            ends_at=each["ends_at"].replace(tzinfo=JAPAN),
            place_ja=place["online_ja"],
            place_en=place["online_en"],
        )
        yield Session(training, each["first_start"], each["last_start"])


def impression(number: int) -> tuple[dict[str, int], str, InterviewOutcome]:
    """Return points by criterion, a comment and a recommendation for an interview, by its number."""
    chance = Chance(f"interview {number}")
    level = chance.pick((4, 4, 4, 4, 3, 3, 2))
    points = {str(each): min(5, max(1, level + chance.pick((-1, 0, 0, 1)))) for each in Criterion}
    return points, _comment(points, chance), _outcome(points)


def _outcome(points: dict[str, int]) -> InterviewOutcome:
    total = sum(points.values())
    if total >= 17 and min(points.values()) >= 2:
        return InterviewOutcome.PASS
    return InterviewOutcome.WAITLIST if total >= 13 else InterviewOutcome.NOT_SELECT


def _comment(points: dict[str, int], chance: Chance) -> str:
    """Put together what was strongest and what was weakest, or say that nothing stood out."""
    said = parts()["interviews"]
    language = chance.pick((0, 0, 1))
    strongest = max(points, key=lambda name: points[name])
    weakest = min(points, key=lambda name: points[name])
    texts = [chance.pick(said["strong"][strongest])[language]] if points[strongest] >= 4 else []
    if points[weakest] <= 2:
        texts.append(chance.pick(said["weak"][weakest])[language])
    return ("" if language else " ").join(texts or [chance.pick(said["even"])[language]])
