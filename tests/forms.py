"""The sheet of a form that uses its own words for everything."""

FORM = {
    "応募番号": "receipt_no",
    "回答日時": "submitted_at",
    "Last name as in passport": "family_name",
    "First name as in passport": "given_name",
    "お誕生日": "birth_date",
    "国籍（パスポート記載）": "nationality",
    "返信先": "email",
    "プライバシーポリシーに同意しますか": "consents_privacy",
    "好きな食べ物": "answer",
    "備考": None,
}
"""Its headings, and what they are."""


def form_rows(count, first=1, **cells):
    """Return heading and rows; `cells` are given by field."""
    return [list(FORM), *(_row(number, cells) for number in range(first, first + count))]


def _row(number, cells):
    row = {
        "receipt_no": f"F-{number:05}",
        "submitted_at": "2024-06-01 12:33:00",
        "family_name": f"NGUYEN{'ABCDEFGHIJ'[number % 10]}",
        "given_name": "Anh",
        "birth_date": f"2001-02-{1 + number % 28:02}",
        "nationality": "Viet Nam",
        "email": f"form{number}@example.org",
        "consents_privacy": "はい",
        "answer": "寿司",
        None: "-",
    } | cells
    return [row[code] for code in FORM.values()]
