"""A made sheet as the office gets one: its own Japanese headings in any order, bad rows, persons who applied twice.

Always the same by its number of rows. What an import has to find in it is known from the making: see `MadeSheet`.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from jipdesk.rules.codes import EducationStatus, EnglishLevel, Jlpt, Sex
from jipdesk.samples import applications, sheets
from jipdesk.samples.chance import Chance
from jipdesk.samples.parts import countries
from jipdesk.samples.person import Cell, Facts

BAD, TWICE, BEFORE = 0.02, 0.03, 0.01
"""The shares of the rows that cannot be taken in, whose person is in the sheet already, and who applied last year."""
SAMPLE_REPEATS = 97, 41
"""The samples' own repeats, which are left out: every so many rows one, so many rows later."""

HEADINGS = {
    "receipt_no": "応募番号", "submitted_at": "受付日時", "family_name": "姓（ローマ字）",
    "middle_name": "ミドルネーム", "given_name": "名（ローマ字）", "name_kana": "フリガナ",
    "name_native": "氏名（母国語）", "sex": "性別", "birth_date": "生年月日（西暦）", "nationality": "国籍",
    "other_nationality": "二重国籍", "residence_country": "在住国", "email": "メールアドレス", "phone": "携帯電話",
    "address": "現住所", "passport_no": "パスポート番号", "passport_expiry": "パスポート有効期限",
    "education_status": "学生・既卒の別", "institution": "大学名", "major": "専攻分野", "degree": "学位",
    "jlpt": "日本語能力", "english_level": "英語力", "english_test": "英語試験名", "english_score": "英語スコア",
    "courses": "希望するコース", "past_participation": "参加歴", "agrees_with_purpose": "趣旨への賛同",
    "full_time": "期間中専念", "can_submit_documents": "書類の提出", "consents_privacy": "個人情報の取扱い",
    "skills": "保有資格", "motivation": "志望理由", "diet": "食事制限", "health_notes": "健康状態",
    "emergency_contact": "もしもの時にご連絡する方",
}  # fmt: skip
"""The office's own words; nobody could guess the last, which a person has to settle."""
BY_HAND = "emergency_contact"
ANSWERS = {"本事業を知ったきっかけ": ("大学の掲示", "友人の紹介", "SNS", ""), "説明会": ("6/1", "6/8", "")}
"""What the desk does not know, kept as answers."""
SPOKEN = {
    Sex.MALE: "男性", Sex.FEMALE: "女性", EducationStatus.STUDENT: "在学中", EducationStatus.GRADUATE: "既卒",
    Jlpt.NONE: "なし", EnglishLevel.NONE: "なし", EnglishLevel.BASIC: "基礎", EnglishLevel.CONVERSATIONAL: "日常会話",
    EnglishLevel.BUSINESS: "ビジネスレベル", EnglishLevel.NATIVE: "母国語", "yes": "はい", "no": "いいえ",
}  # fmt: skip
BADLY = (
    {"birth_date": "2001/2/31"},
    {"nationality": "ベトナム社会国"},
    {"family_name": "", "given_name": ""},
    {"courses": "on-site"},
    {"consents_privacy": "いいえ"},
    {"passport_expiry": "来年の春"},
)


@dataclass(frozen=True)
class MadeSheet:
    """The rows, and what is known of them; rows are counted as the sheet shows them, the headings in row 1."""

    headings: list[str]
    rows: list[list[str]]
    bad: frozenset[int]
    pairs: frozenset[tuple[int, str]]
    """Row and receipt number: who is in the sheet already or, with the year before the number, applied that year."""
    before: list[Facts]
    """Who applied in the year before."""

    @property
    def good(self) -> int:
        """How many rows can be taken in."""
        return len(self.rows) - len(self.bad)

    def write(self, file: Path, encoding: str = "cp932") -> Path:
        """Write it as CSV in the encoding of an older Excel, or as a workbook."""
        if file.suffix != ".csv":
            sheets.write(file, "応募者", self.headings, self.rows)
            return file
        with file.open("w", encoding=encoding, errors="replace", newline="") as stream:
            csv.writer(stream).writerows([self.headings, *self.rows])
        return file

    def write_before(self, file: Path) -> Path:
        """Write the applications of the year before."""
        headings = [each for each in applications.HEADINGS if each != "courses"]
        sheets.write(file, "2023", headings, ([each.get(name, "") for name in headings] for each in self.before))
        return file


def made(count: int) -> MadeSheet:
    """Make a sheet of so many rows."""
    chance = Chance(f"made sheet/{count}")
    twice, before = round(count * TWICE), round(count * BEFORE)
    persons = list(_persons(count - twice))
    again = chance.shuffled(range(len(persons)))
    returning = {place: f"2023: 23-{number:06}" for number, place in enumerate(again[:before], start=1)}
    twins = again[before : before + twice]
    bad = {place: BADLY[number % len(BADLY)] for number, place in enumerate(again[-round(count * BAD) :])}
    written = [each | bad.get(place, {}) for place, each in enumerate(persons)]
    written += [_twin(persons[place], number, chance) for number, place in enumerate(twins)]
    order = chance.shuffled(range(count))
    row_of = {place: row for row, place in enumerate(order, start=2)}
    columns = chance.shuffled([*applications.HEADINGS, *ANSWERS])
    return MadeSheet(
        headings=[HEADINGS.get(column, column) for column in columns],
        rows=[_row(written[place], row_of[place], columns, chance) for place in order],
        bad=frozenset(row_of[place] for place in bad),
        pairs=frozenset(
            (
                *((row_of[place], number) for place, number in returning.items()),
                *(_pair(row_of[place], row_of[len(persons) + number]) for number, place in enumerate(twins)),
            )
        ),
        before=[_last_year(persons[place], number) for place, number in returning.items()],
    )


def _persons(count: int) -> Iterator[Facts]:
    """Yield so many different persons."""
    every, after = SAMPLE_REPEATS
    for number, row in enumerate(applications.rows(count + count // every + after), start=1):
        is_repeat = number > after and (number - after) % every == 0
        if count and not is_repeat:
            count -= 1
            yield dict(zip(applications.HEADINGS, row, strict=True))


def _twin(person: Facts, number: int, chance: Chance) -> Facts:
    """Return how the same person filled in the form a second time."""
    names = [str(person[name]) for name in ("family_name", "given_name")]
    other = {"email": f"again{number}@example.net", "name_native": "", "name_kana": ""}
    if person["passport_no"]:
        return person | other
    if all(names) and number % 2:
        return person | other | {"family_name": names[1].title(), "given_name": names[0].title()}
    short = {"family_name": (names[0] or names[1])[:3], "middle_name": "", "given_name": ""}
    return person | short | {"phone": chance.digits(10)}


def _last_year(person: Facts, number: str) -> Facts:
    return person | {"receipt_no": number.partition(": ")[2], "submitted_at": datetime(2023, 6, 1, 10)}


def _pair(one: int, other: int) -> tuple[int, str]:
    return max(one, other), _receipt(min(one, other))


def _receipt(row: int) -> str:
    return f"24-{row - 1:06}"


def _row(person: Facts, row: int, columns: list[str], chance: Chance) -> list[str]:
    answers = {name: chance.pick(texts) for name, texts in ANSWERS.items()}
    cells = {**person, **answers, "receipt_no": _receipt(row)}
    return [_text(cells[column]) for column in columns]


def _text(cell: Cell) -> str:
    """Return a cell as somebody in the office would have it."""
    if isinstance(cell, datetime):
        return f"{cell:%Y/%m/%d %H:%M}"
    if isinstance(cell, date):
        return f"{cell.year}/{cell.month}/{cell.day}"
    return SPOKEN.get(cell) or _countries().get(cell) or str(cell)


@cache
def _countries() -> dict[Cell, str]:
    return {each.name.english: each.name.japanese for each in countries().values()}
