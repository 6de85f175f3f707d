"""What Japanese allows at the ends of a line and between two characters (JIS X 4051, JLReq).

Full-width brackets and points are set as half-width ones with half an em of space beside them, so that the space can
shrink between two of them and vanish at the ends of a line.
"""

from enum import IntEnum

OPENING = frozenset("〈《「『【〔〖〘〝（［｛｟")
CLOSING = frozenset("〉》」』】〕〗〙〟）］｝｠")
COMMAS = frozenset("、，")
STOPS = frozenset("。．")
MIDDLES = frozenset("・：；")
SMALL = frozenset("ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ")
PAIRS = frozenset("…‥―—")
"""Signs that stand in pairs, which no line end parts."""

MAY_NOT_BEGIN = (
    CLOSING
    | COMMAS
    | STOPS
    | MIDDLES
    | SMALL
    | frozenset("ーヽヾゝゞ々〻゛゜‐゠–〜～！？‼⁇⁈⁉％‰℃°′″￠")
    | frozenset("｡｣､･ｧｨｩｪｫｬｭｮｯｰﾞﾟ")
    | frozenset("!),.:;?]}%¢’”»›·")
)
MAY_NOT_END = OPENING | frozenset("‘“«‹｢（［｛￥＄￡＃＠〒№([{¥$£€#@")

COUNTERS = frozenset(
    "年月日時分秒週年間条項号章節編款目巻頁ページ円銭件名人社個台室泊棟階番丁組枚冊通部回度割歳才級位点万億千百十倍本杯"
    "か箇ヶカヵケ%％‰℃㎡㎏㎞％"
)
"""What follows a number without a line end between. """

KANA_COUNTERS = frozenset("か箇ヶカヵケ")
MONTHS = frozenset("月所国年条")
"""What makes a counter of the kana before it: 3か月, 2か所."""

ARTICLES = frozenset("条項号章節")
ERAS = ("令和", "平成", "昭和", "大正", "明治")


class Kind(IntEnum):
    """What an unbreakable piece of a line is."""

    WORD = 0
    WIDE = 1
    OPEN = 2
    CLOSE = 3
    COMMA = 4
    STOP = 5
    MIDDLE = 6


CLOSED = frozenset({Kind.CLOSE, Kind.COMMA, Kind.STOP})
POINTS = frozenset({Kind.OPEN, Kind.CLOSE, Kind.COMMA, Kind.STOP, Kind.MIDDLE})


def kind(character: str, advance: int) -> Kind:
    """Return the kind of a Japanese character. Only full-width signs have space of their own to give."""
    if advance != 1000:
        return Kind.WIDE
    for signs, found in _KINDS:
        if character in signs:
            return found
    return Kind.WIDE


_KINDS = (
    (OPENING, Kind.OPEN),
    (CLOSING, Kind.CLOSE),
    (COMMAS, Kind.COMMA),
    (STOPS, Kind.STOP),
    (MIDDLES, Kind.MIDDLE),
)
