"""The headings of the sheets that the office takes in, in English and Japanese."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from jipdesk.exchange.column_choice import ANSWER, ColumnChoice, folded, named

NOTE = "jipdesk:"
"""A column whose heading begins with this was written by the desk, for a person to read; it is not taken in."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One column that the desk knows: its code, which is its English heading, and its Japanese heading."""

    code: str
    ja: str
    also: tuple[str, ...] = ()
    """Other usual wordings, which count where the documented one is not in the sheet."""

    def spellings(self) -> Iterator[str]:
        """Yield every folded form as documented; both languages, one after the other, count too."""
        en, ja = folded(self.code), folded(self.ja)
        yield from (en, ja, en + ja, ja + en)

    def other_spellings(self) -> Iterator[str]:
        """Yield the folded forms of the other wordings."""
        ja = folded(self.ja)
        for other in map(folded, self.also):
            yield from (other, other + ja, ja + other)


@dataclass(frozen=True)
class Headings:
    """All the columns of one kind of sheet; of each group in `required` one has to be there."""

    known: tuple[Heading, ...]
    required: tuple[tuple[str, ...], ...]
    choice: ColumnChoice | None = None
    """What a person has settled of the columns of a sheet, which counts before any spelling."""
    _documented: Mapping[str, str] = field(init=False, repr=False)
    _others: Mapping[str, str] = field(init=False, repr=False)
    _by_code: Mapping[str, Heading] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Prepare the look-up."""
        documented = {spelling: heading.code for heading in self.known for spelling in heading.spellings()}
        others = {spelling: heading.code for heading in self.known for spelling in heading.other_spellings()}
        object.__setattr__(self, "_documented", MappingProxyType(documented))
        object.__setattr__(self, "_others", MappingProxyType(others))
        object.__setattr__(self, "_by_code", MappingProxyType({heading.code: heading for heading in self.known}))

    def codes(self, texts: Sequence[str]) -> tuple[str | None, ...]:
        """Return the code of each heading as somebody wrote it, None for a column the desk does not know."""
        if self.choice is None:
            return self._recognised([folded(text) for text in texts], frozenset())
        settled = [self.choice.of(name) for name in named(texts)]
        taken = frozenset(code for _, code in settled if code)
        rest = self._recognised(
            ["" if is_settled else folded(text) for (is_settled, _), text in zip(settled, texts, strict=True)], taken
        )
        return tuple(
            _own(code) if is_settled else other for (is_settled, code), other in zip(settled, rest, strict=True)
        )

    def _recognised(self, spellings: Sequence[str], taken: frozenset[str]) -> tuple[str | None, ...]:
        codes = [self._documented.get(spelling) for spelling in spellings]
        found = {*codes, *taken}
        codes = [code if code not in taken else None for code in codes]
        others = [self._others.get(spelling) for spelling in spellings]
        return tuple(code or (other if other not in found else None) for code, other in zip(codes, others, strict=True))

    def chosen(self, columns: Mapping[str, str | None] | None) -> "Headings":
        """Return these headings for a sheet whose columns a person has settled."""
        return self if columns is None else replace(self, choice=ColumnChoice(columns))

    def leaves_out(self, name: str) -> bool:
        """Tell whether a column is left out: a person said so, or the desk itself wrote it."""
        return name.startswith(NOTE) or (self.choice is not None and self.choice.of(name) == (True, None))

    def missing(self, found: set[str]) -> tuple[str, ...]:
        """Return the first of each required group that these codes leave out."""
        return tuple(group[0] for group in self.required if not found.intersection(group))

    def absent(self, found: set[str]) -> tuple[str, ...]:
        """Return every known column that a sheet does not have."""
        return tuple(heading.code for heading in self.known if heading.code not in found)

    def labels(self, code: str) -> dict[str, str]:
        """Return a heading in both languages, for a sentence."""
        return {language: self.label(code, language) for language in ("en", "ja")}

    def is_unknown(self, code: str) -> bool:
        """Tell whether a column is none that the desk knows."""
        return code not in self._by_code

    def label(self, code: str, language: str) -> str:
        """Return a heading in a language; one that the desk does not know is itself."""
        heading = self._by_code.get(code)
        return heading.ja if heading and language == "ja" else code


def _own(code: str | None) -> str | None:
    return None if code == ANSWER else code


APPLICATION_HEADINGS = Headings(
    known=(
        Heading("receipt_no", "受付番号", ("receipt number",)),
        Heading("submitted_at", "応募日時", ("application date and time", "timestamp", "タイムスタンプ")),
        Heading("family_name", "姓", ("surname", "last name", "氏")),
        Heading("middle_name", "ミドルネーム"),
        Heading("given_name", "名", ("given names", "first name")),
        Heading("name_kana", "氏名（カタカナ）", ("氏名（カナ）", "カタカナ氏名")),
        Heading("name_native", "氏名（母国語表記）", ("氏名（母国語）",)),
        Heading("sex", "性別", ("gender",)),
        Heading("birth_date", "生年月日", ("date of birth", "birthday")),
        Heading("nationality", "国籍・地域", ("国籍", "country of nationality", "nationality or region")),
        Heading("other_nationality", "その他の国籍", ("その他の国籍・地域", "second nationality")),
        Heading("residence_country", "居住国", ("居住国・地域", "country of residence")),
        Heading("email", "メールアドレス", ("email address", "mail address", "電子メール")),
        Heading("phone", "電話番号", ("phone number", "telephone", "telephone number")),
        Heading("address", "現住所", ("current address",)),
        Heading("passport_no", "旅券番号", ("passport number", "パスポート番号")),
        Heading("passport_expiry", "旅券有効期限", ("passport expiry date", "パスポート有効期限")),
        Heading("education_status", "在籍区分"),
        Heading("institution", "大学・所属機関", ("大学",)),
        Heading("major", "専攻"),
        Heading("degree", "学位"),
        Heading("jlpt", "日本語能力試験", ("jlpt level",)),
        Heading("english_level", "英語力（自己申告）", ("英語力",)),
        Heading("english_test", "英語試験"),
        Heading("english_score", "英語スコア", ("英語試験スコア", "english test score")),
        Heading("courses", "希望コース"),
        Heading("past_participation", "過去の参加年度"),
        Heading("agrees_with_purpose", "趣旨への同意"),
        Heading("full_time", "専念可"),
        Heading("can_submit_documents", "書類提出可"),
        Heading("consents_privacy", "個人情報の取扱いに同意", ("個人情報の取り扱いに同意",)),
        Heading("skills", "技能・資格"),
        Heading("motivation", "志望動機"),
        Heading("diet", "食事の配慮"),
        Heading("health_notes", "健康上の配慮"),
        Heading("emergency_contact", "緊急連絡先"),
    ),
    required=(("receipt_no",), ("family_name", "given_name"), ("consents_privacy",)),
)

COMPANY_HEADINGS = Headings(
    known=(
        Heading("company_no", "企業番号", ("company number",)),
        Heading("name_ja", "企業名", ("企業名（日本語）", "company name")),
        Heading("name_en", "企業名（英語）", ("企業名（英語表記）", "company name in english")),
        Heading("corporate_number", "法人番号"),
        Heading("organisation_type", "組織区分", ("organization type",)),
        Heading("industry_class", "業種区分"),
        Heading("capital_yen", "資本金（円）", ("資本金", "capital")),
        Heading("employees", "従業員数", ("number of employees",)),
        Heading("head_office_country", "本店所在国"),
        Heading("prefecture", "都道府県"),
        Heading("address", "住所", ("所在地",)),
        Heading("representative", "代表者", ("代表者名",)),
        Heading("representative_title", "代表者役職"),
        Heading("contact_name", "担当者", ("担当者名",)),
        Heading("contact_email", "担当者メール", ("担当者メールアドレス",)),
        Heading("contact_phone", "担当者電話", ("担当者電話番号",)),
        Heading("opening_no", "募集番号", ("opening number",)),
        Heading("course", "コース"),
        Heading("places", "受入人数", ("受け入れ人数",)),
        Heading("starts_on", "開始日"),
        Heading("ends_on", "終了日"),
        Heading("hours_per_day", "1日の時間"),
        Heading("task_ja", "業務内容"),
        Heading("task_en", "業務内容（英語）"),
        Heading("required_jlpt", "必要な日本語"),
        Heading("required_english", "必要な英語"),
        Heading("fields", "専攻・分野"),
        Heading("target_markets", "対象市場"),
    ),
    required=(("company_no",), ("name_ja", "name_en")),
)
