"""The measures of our papers: A4, Mincho of 10.5 points, Japanese on the left and English on the right."""

from dataclasses import replace

from jipdesk.documents.typesetting.paragraph import Align, Style
from jipdesk.documents.typesetting.scripts import Family
from jipdesk.documents.typesetting.sheet import A4

EM = 10.5
LEFT_WIDTH = 22 * EM
"""A whole number of kanji, so that a line of kanji alone is even without spacing it out."""
GUTTER = 20.0
RIGHT_WIDTH = 232.0
RIGHT_OFFSET = LEFT_WIDTH + GUTTER
WIDTH = RIGHT_OFFSET + RIGHT_WIDTH

LEFT_EDGE = (A4[0] - WIDTH) / 2
TOP = A4[1] - 74.0
BOTTOM = 62.0
ROOM = TOP - BOTTOM

JA = Style(size=EM, leading=16.4)
EN = Style(size=9.2, leading=13.0)
JA_HEADING = replace(JA, bold=True, align=Align.LEFT)
EN_HEADING = replace(EN, size=9.6, bold=True, align=Align.LEFT)

JA_TITLE = Style(size=17.0, leading=25.0, align=Align.CENTRE, bold=True)
EN_TITLE = Style(size=13.0, leading=18.0, align=Align.CENTRE, bold=True)

CELL_JA = Style(size=9.3, leading=13.2, align=Align.LEFT)
CELL_EN = Style(size=8.5, leading=11.4, align=Align.LEFT)
NOTE_JA = Style(size=9.0, leading=13.2, align=Align.LEFT)
NOTE_EN = Style(size=8.2, leading=11.4, align=Align.LEFT)

FURNITURE = Style(family=Family.GOTHIC, size=8.5, leading=11.0, align=Align.LEFT)
"""The lines over and under the text."""
