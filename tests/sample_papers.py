"""Papers to test with: one whole placement, in person or online."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from jipdesk.documents import papers
from jipdesk.documents.papers import Pair, PaperKind
from jipdesk.documents.template import parse, shipped
from jipdesk.rules.codes import CourseKind
from jipdesk.rules.stay import Direction, Provider

TOKYO, HANOI = ZoneInfo("Asia/Tokyo"), ZoneInfo("Asia/Ho_Chi_Minh")
ISSUED = date(2024, 7, 22)

OFFICE = papers.Office(
    programme=Pair("国際化促進インターンシップ事業", "METI Government of Japan Internship Program"),
    office=Pair("国際化促進インターンシップ事業事務局", "JIP Office"),
    operator=Pair("株式会社見本国際交流", "Mihon International Exchange Inc."),
    postal_code="100-0000",
    address=Pair(
        "東京都千代田区見本町一丁目2番3号 見本ビル4階", "Mihon Building 4F, 1-2-3 Mihon-cho, Chiyoda-ku, Tokyo"
    ),
    representative=Pair("見本 太郎", "Taro Mihon"),
    representative_title=Pair("代表取締役", "President and Representative Director"),
    phone="03-0000-0000",
    email="office@example.org",
    ministry_unit=Pair("経済産業省 通商政策局", "Trade Policy Bureau, Ministry of Economy, Trade and Industry"),
    court=Pair("東京地方裁判所", "Tokyo District Court"),
    fiscal_year=Pair("令和6年度", "FY2024"),
)

_HOST = {
    "name": Pair("株式会社北陸精密工業", "Hokuriku Seimitsu Kogyo Co., Ltd."),
    "address": "石川県金沢市見本町5番6号",
}
HOST = papers.Host(**_HOST)
SIGNING_HOST = papers.SigningHost(**_HOST, representative="北山 一郎", representative_title="代表取締役社長")

_INTERN = {
    "name": "NGUYEN Thi Anh Tuyet",
    "name_kana": "グエン・ティ・アイン・トゥエット",
    "name_native": "Nguyễn Thị Ánh Tuyết",
    "nationality": Pair("ベトナム", "Viet Nam"),
}
INTERN = papers.Intern(**_INTERN)
SIGNING_INTERN = papers.SigningIntern(**_INTERN, birth_date=date(2001, 2, 3), address="12 Pho Hue, Ha Noi")

_INTERNSHIP = {
    "placement_no": "2024-P001",
    "course": Pair("対面コース", "In-person course"),
    "kind": CourseKind.IN_PERSON,
    "starts_on": date(2024, 9, 2),
    "ends_on": date(2024, 10, 11),
    "place": Pair("本社（石川県金沢市見本町5番6号）", "Head office, 5-6 Mihon-machi, Kanazawa, Ishikawa"),
    "supervisor": "中村 花子",
    "supervisor_title": "海外営業部 課長",
}
INTERNSHIP = papers.Internship(**_INTERNSHIP)
AGREED = papers.AgreedInternship(
    **_INTERNSHIP,
    days=28,
    hours_per_day=Decimal("7.5"),
    task=Pair("ベトナム市場の調査及び展示会の準備", "Study of the Vietnamese market and preparation for a trade fair"),
    pc_from=Provider.COMPANY,
    daily_amount_yen=3000,
    local_currency=False,
)

COMPANY_AGREEMENT = papers.CompanyAgreement("2024-P001-AC", ISSUED, 1, OFFICE, SIGNING_HOST, INTERN, AGREED)
INTERN_AGREEMENT = papers.InternAgreement("2024-P001-AI", ISSUED, 1, OFFICE, HOST, SIGNING_INTERN, AGREED)

FLIGHTS = (
    papers.Flight(
        Direction.ARRIVAL,
        "VN300",
        "HAN",
        "NRT",
        datetime(2024, 8, 30, 23, 50, tzinfo=HANOI),
        datetime(2024, 8, 31, 7, 0, tzinfo=TOKYO),
        "QX7KLM",
    ),
    papers.Flight(
        Direction.DEPARTURE,
        "VN301",
        "NRT",
        "HAN",
        datetime(2024, 10, 13, 10, 0, tzinfo=TOKYO),
        datetime(2024, 10, 13, 14, 0, tzinfo=HANOI),
        "QX7KLM",
    ),
)
ROOM = papers.Accommodation(
    Pair("見本マンション金沢", "Mihon Mansion Kanazawa"),
    Pair("石川県金沢市見本町7番8号", "7-8 Mihon-machi, Kanazawa, Ishikawa"),
    "076-000-0000",
    "405",
    date(2024, 8, 31),
    date(2024, 10, 13),
)
TRAINING = papers.Training(
    Pair("事前研修", "Pre-training"),
    datetime(2024, 9, 1, 10, 0, tzinfo=TOKYO),
    datetime(2024, 9, 1, 16, 0, tzinfo=TOKYO),
    Pair("見本研修センター", "Mihon Training Centre"),
)
ITINERARY = papers.Itinerary(
    "2024-P001-I",
    ISSUED,
    1,
    OFFICE,
    HOST,
    INTERN,
    INTERNSHIP,
    flights=FLIGHTS,
    accommodation=ROOM,
    insurance=papers.Insurance("見本損害保険株式会社", "T-0012345", date(2024, 8, 31), date(2024, 10, 13)),
    training=(TRAINING,),
    passport_expires_on=date(2030, 5, 1),
    supervisor_phone="076-000-0001",
    supervisor_email="nakamura@example.org",
)
COVER = papers.CoverSheet(
    "2024-P001-C",
    ISSUED,
    1,
    OFFICE,
    papers.HostName(HOST.name),
    INTERN,
    papers.Outline(**{name: _INTERNSHIP[name] for name in ("placement_no", "course", "kind", "starts_on", "ends_on")}),
    (papers.Content(Pair("インターン受入れに関する契約書", "Agreement on Hosting an Intern"), "2024-P001-AC", 8, 2),),
)

PAPERS = {
    PaperKind.COVER: COVER,
    PaperKind.AGREEMENT_COMPANY: COMPANY_AGREEMENT,
    PaperKind.AGREEMENT_INTERN: INTERN_AGREEMENT,
    PaperKind.ITINERARY: ITINERARY,
}


def online(paper):
    """Return the same paper for an internship from abroad."""
    changed = {"kind": CourseKind.ONLINE, "course": Pair("オンラインコース", "Online course")}
    if isinstance(paper.internship, papers.Internship):
        changed |= {"place": Pair()}
    if isinstance(paper.internship, papers.AgreedInternship):
        changed |= {"pc_from": Provider.OFFICE, "hours_per_day": Decimal(4)}
        changed |= {"daily_amount_yen": 1000, "local_currency": True}
    without = {"flights": (), "accommodation": None, "passport_expires_on": None}
    travel = without if isinstance(paper, papers.Itinerary) else {}
    return replace(paper, internship=replace(paper.internship, **changed), **travel)


def template(kind):
    """Return the template that comes with the program."""
    return parse(shipped(kind))
