"""Invented host companies of the edition of 2024 with their openings, as rows of a company sheet in Japanese."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from jipdesk.samples.parts import read
from jipdesk.samples.person import Cell

COLUMNS = {
    "company_no": "企業番号",
    "name_ja": "企業名",
    "name_en": "企業名（英語）",
    "corporate_number": "法人番号",
    "organisation_type": "組織区分",
    "industry_class": "業種区分",
    "capital_yen": "資本金（円）",
    "employees": "従業員数",
    "head_office_country": "本店所在国",
    "prefecture": "都道府県",
    "address": "住所",
    "representative": "代表者",
    "representative_title": "代表者役職",
    "contact_name": "担当者",
    "contact_email": "担当者メール",
    "contact_phone": "担当者電話",
    "opening_no": "募集番号",
    "course": "コース",
    "places": "受入人数",
    "starts_on": "開始日",
    "ends_on": "終了日",
    "hours_per_day": "1日の時間",
    "task_ja": "業務内容",
    "task_en": "業務内容（英語）",
    "required_jlpt": "必要な日本語",
    "required_english": "必要な英語",
    "fields": "専攻・分野",
    "target_markets": "対象市場",
}
HEADINGS = tuple(COLUMNS.values())


@cache
def _companies() -> list[dict[str, Any]]:
    return list(read("companies")["company"])


def rows() -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each opening, by `HEADINGS`; the company's own columns repeat."""
    for number, company in enumerate(_companies(), start=1):
        own = company | {"company_no": f"C24-{number:03}", "organisation_type": "企業", "head_office_country": "日本"}
        for place, opening in enumerate(company["opening"], start=1):
            facts = own | opening | {"opening_no": f"C24-{number:03}-{place}"}
            yield tuple(facts[column] for column in COLUMNS)
