"""Fields of study: recognised in what applicants and companies write, in English or Japanese, and how near they are."""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType


class Field(StrEnum):
    """A field of study as an office would sort it."""

    MECHANICAL = "mechanical"
    ELECTRICAL = "electrical"
    CIVIL = "civil"
    ARCHITECTURE = "architecture"
    CHEMISTRY = "chemistry"
    MATERIALS = "materials"
    PRODUCTION = "production"
    INFORMATION = "information"
    MATHEMATICS = "mathematics"
    AGRICULTURE = "agriculture"
    FISHERIES = "fisheries"
    FOOD = "food"
    BIOLOGY = "biology"
    ENVIRONMENT = "environment"
    ENERGY = "energy"
    HEALTH = "health"
    BUSINESS = "business"
    MARKETING = "marketing"
    FINANCE = "finance"
    LOGISTICS = "logistics"
    TOURISM = "tourism"
    LAW = "law"
    INTERNATIONAL = "international"
    LANGUAGES = "languages"
    MEDIA = "media"
    DESIGN = "design"
    TEXTILES = "textiles"
    EDUCATION = "education"
    SOCIETY = "society"


_F = Field

# Words of Latin script stand for the beginning of a word, Japanese ones for any part of the text.
_SIGNS: MappingProxyType[Field, str] = MappingProxyType(
    {
        _F.MECHANICAL: "mechanic mechatron automotive robotic aerospace 機械 メカトロ 自動車 ロボット 航空",
        _F.ELECTRICAL: "electr mechatron robotic telecom 電気 電子 メカトロ ロボット 通信工学",
        _F.CIVIL: "civil construction geotech 土木 建設",
        _F.ARCHITECTURE: "architect 建築",
        _F.CHEMISTRY: "chemi 化学",
        _F.MATERIALS: "material metal ceramic polymer 材料 金属 素材 高分子 窯業",
        _F.PRODUCTION: "industrial production manufactur quality 生産 経営工学 品質",
        _F.INFORMATION: (
            "comput software informati programm data artificial it ict web "
            "情報 コンピュ ソフトウェア プログラミング データ 人工知能 機械学習"
        ),
        _F.MATHEMATICS: "mathemat statisti physic 数学 数理 統計 物理",
        _F.AGRICULTURE: "agri agro horticult forest animal 農 園芸 畜産 林業 森林",
        _F.FISHERIES: "fisher aquacult marine 水産 海洋",
        _F.FOOD: "food nutrition culinary 食品 栄養 調理",
        _F.BIOLOGY: "biolog biotech biochem microbio life 生物 バイオ 生命 生化学",
        _F.ENVIRONMENT: "environment ecolog sustainab 環境 サステナ",
        _F.ENERGY: "energy renewable 再生可能 エネルギー",
        _F.HEALTH: "health nurs medic pharma 看護 医学 薬学 衛生 保健 福祉 介護",
        _F.BUSINESS: "business administrat mba commerc entrepreneur 経営 経営工学 商学 ビジネス 起業 マネジメント",
        _F.MARKETING: "marketing market sales advertis マーケティング 市場調査 広告 営業",
        _F.FINANCE: "financ account econom bank 会計 金融 ファイナンス 経済 簿記",
        _F.LOGISTICS: "logistic supply transport shipping trade 物流 流通 貿易 輸送 サプライチェーン",
        _F.TOURISM: "touris hospitality hotel 観光 ホスピタリティ ホテル",
        _F.LAW: "law legal 法学 法律",
        _F.INTERNATIONAL: "international diploma global 国際 外交",
        _F.LANGUAGES: (
            "japanese linguist translat literature language interpret 日本語 日本学 日本文化 言語 翻訳 通訳 文学"
        ),
        _F.MEDIA: "media journalis communication film video 映像 メディア 広報 ジャーナリズム 動画",
        _F.DESIGN: "design graphic art arts fine figma illustrator デザイン 美術 芸術 意匠 工芸",
        _F.TEXTILES: "textile fashion apparel garment 繊維 服飾 アパレル 染織",
        _F.EDUCATION: "educat pedagog teaching 教育",
        _F.SOCIETY: "sociolog psycholog anthropolog social public 社会 心理 人類学 公共",
    }
)

# Who studied one of these can be of use where another of the same family is wanted.
_FAMILIES: tuple[frozenset[Field], ...] = (
    frozenset({_F.MECHANICAL, _F.ELECTRICAL, _F.PRODUCTION, _F.MATERIALS, _F.ENERGY}),
    frozenset({_F.CIVIL, _F.ARCHITECTURE, _F.ENVIRONMENT}),
    frozenset({_F.CHEMISTRY, _F.MATERIALS, _F.BIOLOGY, _F.FOOD, _F.ENVIRONMENT}),
    frozenset({_F.INFORMATION, _F.MATHEMATICS, _F.ELECTRICAL}),
    frozenset({_F.AGRICULTURE, _F.FISHERIES, _F.FOOD, _F.BIOLOGY}),
    frozenset({_F.BUSINESS, _F.MARKETING, _F.FINANCE, _F.LOGISTICS, _F.INTERNATIONAL}),
    frozenset({_F.TOURISM, _F.LANGUAGES, _F.INTERNATIONAL, _F.MARKETING}),
    frozenset({_F.MEDIA, _F.DESIGN, _F.MARKETING}),
    frozenset({_F.DESIGN, _F.TEXTILES, _F.ARCHITECTURE}),
    frozenset({_F.HEALTH, _F.BIOLOGY, _F.SOCIETY}),
    frozenset({_F.EDUCATION, _F.LANGUAGES, _F.SOCIETY, _F.LAW}),
)


def plain(text: str) -> str:
    """Return the text without the differences of width and case that mean nothing."""
    return unicodedata.normalize("NFKC", text).casefold().strip()


def _fields_by_sign() -> dict[str, frozenset[Field]]:
    found: dict[str, frozenset[Field]] = {}
    for field, signs in _SIGNS.items():
        for sign in signs.split():
            found[plain(sign)] = found.get(plain(sign), frozenset()) | {field}
    return found


_FIELDS = _fields_by_sign()
_LONGEST = max(map(len, _FIELDS))
_RUNS = re.compile(r"[a-z]+|[^\x00-\x7f]+")


def _parts_of(run: str) -> Iterator[str]:
    """Yield what may be a sign: beginnings of a Latin word, the longest sign at each place of a Japanese one."""
    if run.isascii():
        # Two or three letters ("it", "art") begin too many other words, so they have to be the whole word.
        yield from (run[:end] for end in range(min(4, len(run)), min(len(run), _LONGEST) + 1))
        return
    for start in range(len(run)):
        ends = range(min(len(run), start + _LONGEST), start, -1)
        yield next((run[start:end] for end in ends if run[start:end] in _FIELDS), "")


@lru_cache(maxsize=4096)
def fields_of(text: str) -> frozenset[Field]:
    """Return the fields of study that a text names, in English or Japanese; none if it names no known one."""
    written = plain(text)
    parts = (part for run in _RUNS.findall(written) for part in _parts_of(run))
    found: frozenset[Field] = frozenset().union(*(_FIELDS[part] for part in parts if part in _FIELDS))
    # Management by itself is business; of tourism, quality or water it is not.
    return found or frozenset({Field.BUSINESS} if "manage" in written else ())


@lru_cache(maxsize=1024)
def near(fields: frozenset[Field]) -> frozenset[Field]:
    """Return the fields together with the others of their families."""
    return fields.union(*(family for family in _FAMILIES if family & fields))
