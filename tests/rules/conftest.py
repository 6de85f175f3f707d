"""A simple reading of intake sheets, so that the rules can be asked about rows as they come."""

import csv
import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from jipdesk.i18n import JAPAN
from jipdesk.paths import resource
from jipdesk.rules.codes import EducationStatus, EnglishLevel, Jlpt
from jipdesk.rules.countries import read_names
from jipdesk.rules.edition_file import shipped_parameters
from jipdesk.rules.eligibility import Facts

HEADINGS = {
    "受付番号": "receipt_no",
    "応募日時": "submitted_at",
    "生年月日": "birth_date",
    "国籍・地域": "nationality",
    "その他の国籍": "other_nationality",
    "居住国": "residence_country",
    "在籍区分": "education_status",
    "日本語能力試験": "jlpt",
    "英語力（自己申告）": "english_level",
    "英語試験": "english_test",
    "英語スコア": "english_score",
    "希望コース": "courses",
    "過去の参加年度": "past_participation",
    "趣旨への同意": "agrees_with_purpose",
    "専念可": "full_time",
    "書類提出可": "can_submit_documents",
}
VALUES = {
    "学生": "student",
    "卒業": "graduate",
    "その他": "other",
    "なし": "none",
    "基礎": "basic",
    "日常会話": "conversational",
    "ビジネス": "business",
    "母語": "native",
}
ANSWERS = {"": None, "yes": True, "はい": True, "○": True, "no": False, "いいえ": False, "×": False}
NAMES = read_names(resource("countries/names.csv"))


def plain(cell):
    text = unicodedata.normalize("NFKC", str(cell if cell is not None else "")).strip()
    return VALUES.get(text, text)


def country(cell):
    text = plain(cell)
    if not text:
        return None
    found = NAMES.find(text)
    assert found, text
    return found


def day(cell):
    text = plain(cell)
    return date(*map(int, re.findall(r"\d+", text)[:3])) if text else None


def moment(cell):
    text = plain(cell)
    if not text:
        return None
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=JAPAN)


def code(codes, cell):
    text = plain(cell)
    return codes({each.value.casefold(): each.value for each in codes}[text.casefold()]) if text else None


def facts_of(row):
    row = {HEADINGS.get(heading, heading): cell for heading, cell in row.items()}
    score = plain(row["english_score"])
    return Facts(
        birth_date=day(row["birth_date"]),
        nationality=country(row["nationality"]),
        other_nationality=country(row["other_nationality"]),
        residence_country=country(row["residence_country"]),
        jlpt=code(Jlpt, row["jlpt"]),
        english_level=code(EnglishLevel, row["english_level"]),
        english_test=plain(row["english_test"]) or None,
        english_score=Decimal(score) if score else None,
        education=code(EducationStatus, row["education_status"]),
        courses=tuple(filter(None, plain(row["courses"]).split(";"))),
        past_participation=frozenset(map(int, filter(None, plain(row["past_participation"]).split(";")))),
        purpose=ANSWERS[plain(row["agrees_with_purpose"])],
        full_time=ANSWERS[plain(row["full_time"])],
        documents=ANSWERS[plain(row["can_submit_documents"])],
        submitted_at=moment(row["submitted_at"]),
    )


def rows_of(path, encoding="utf-8-sig"):
    with Path(path).open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def parameters():
    return {year: shipped_parameters(year) for year in (2019, 2020, 2023, 2024, 2025, 2026)}


@pytest.fixture(scope="session")
def read_facts():
    return facts_of


@pytest.fixture(scope="session")
def read_rows():
    return rows_of
