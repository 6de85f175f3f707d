"""Which paper a scan is of, guessed from its file's name; a person settles it."""

import re
import unicodedata
from collections.abc import Collection

from jipdesk.rules.applicant_documents import ApplicantDocument as Kind
from jipdesk.rules.requirements import PAPERS, Requirement

_STUDIES = r"enrol|student|studying|在学|在籍|graduat|diploma|degree|bachelor|master|卒業|学位|修了"
"""Whichever certificate of studies was asked for, the one that came is meant to be it."""
_SIGNS: tuple[tuple[Kind, str], ...] = (
    (Kind.PASSPORT_COPY, r"passport|pasport|paspor|passeport|pasaporte|ho_?chieu|旅券|パスポート"),
    (Kind.PHOTOGRAPH, r"photo|foto|portrait|face|selfie|写真|顔"),
    (Kind.RECOMMENDATION_LETTER, r"recommend|recomend|reference|(?:^|_)lor(?:_|$)|推薦"),
    (
        Kind.LANGUAGE_CERTIFICATE,
        r"jlpt|nat_?test|\bjft\b|toeic|toefl|ielts|duolingo|linguaskill|language|english|japanese|語学|日本語|英語|合格",
    ),
    *((kind, _STUDIES) for kind in PAPERS[Requirement.EDUCATION]),
)


def guess(file_name: str, among: Collection[str]) -> str | None:
    """Return the kind of paper a file's name speaks of, if it is one of these and no other."""
    plain = re.sub(r"[\s\-.()（）]+", "_", unicodedata.normalize("NFKC", file_name).lower())
    found = {kind for kind, signs in _SIGNS if kind in among and re.search(signs, plain)}
    return str(found.pop()) if len(found) == 1 else None
