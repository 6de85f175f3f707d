"""What is said about arrangements: what does not fit together, and what cannot be stored."""

from collections.abc import Mapping
from types import MappingProxyType

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_, NN_
from jipdesk.phrases.telling import Telling, by_count, plainly

DOUBTS: Mapping[str, str] = MappingProxyType(
    {
        "lands_after_start": N_("The flight arrives after the internship has begun."),
        "leaves_before_end": N_("The flight leaves before the internship ends."),
        "legs_do_not_meet": N_("The flights do not connect: an airport or a time does not fit the next flight."),
        "check_in_late": N_("The room is available only after the day of arrival."),
        "check_out_early": N_("The room must be left before the day of departure."),
        "insurance_starts_late": N_("The insurance begins after the day of arrival."),
        "insurance_ends_early": N_("The insurance ends before the day of departure."),
        "passport_expires": N_("The passport expires before the day of departure."),
        "visa_expires": N_("The visa is no longer valid on the day of arrival."),
        "stay_exceeds_visa": N_("The stay is longer than the visa allows."),
        "stay_exceeds_status": N_("The stay is longer than 90 days, which a Temporary Visitor may not exceed."),
    }
)


def doubt_sentence(doubt: str, words: Words) -> str:
    """Return what does not fit, as a sentence."""
    return words.gettext(DOUBTS[doubt])


def sentence(stop: Stop, words: Words) -> str | None:
    """Return the sentence for a refusal of this area, or None where another area knows it."""
    known = _SENTENCES.get(stop.code)
    return known(stop, words) if known else None


def _flight_backwards(stop: Stop, words: Words) -> str:
    return words.gettext("Flight {flight} would arrive before it leaves. Check its times and time zones.").format(
        flight=stop.values["flight_no"]
    )


_SENTENCES: Mapping[str, Telling] = MappingProxyType(
    {
        "zone_unknown": plainly(N_("There is no time zone “{zone}”. Choose one from the list, such as Asia/Tokyo.")),
        "flight_backwards": _flight_backwards,
        "room_backwards": by_count(
            NN_(
                "The check-out of {count} room is not after its check-in. Correct one of the dates.",
                "The check-out of {count} rooms is not after their check-in. Correct the dates.",
            )
        ),
        "cover_backwards": by_count(
            NN_(
                "{count} insurance would end before it begins. Correct one of the dates.",
                "{count} insurances would end before they begin. Correct the dates.",
            )
        ),
        "training_backwards": by_count(
            NN_(
                "{count} training session would end before it begins. Correct its times.",
                "{count} training sessions would end before they begin. Correct their times.",
            )
        ),
        "not_invited": by_count(
            NN_(
                "{count} intern was not invited to this session. Invite them first.",
                "{count} interns were not invited to this session. Invite them first.",
            )
        ),
        "not_lent": by_count(
            NN_(
                "{count} item had not been lent by that day, so it cannot have been returned. Check the date.",
                "{count} items had not been lent by that day, so they cannot have been returned. Check the date.",
            )
        ),
    }
)
