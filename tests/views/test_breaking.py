"""Where a Japanese sentence breaks: between phrases, and not so that one letter stands alone."""

import pytest
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QLabel

from jipdesk.views.breaking import TIE, phrases, tied, untied
from jipdesk.views.spoken import Paragraph, plain


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("応募シートを取り込むと、ここに表示されます。", ["応募シートを", "取り込むと、", "ここに", "表示されます。"]),
        ("27歳です（18歳以上）。", ["27歳です", "（18歳以上）。"]),
        ("No phrase", ["No ", "phrase"]),
    ],
)
def test_a_sentence_breaks_behind_particles_and_signs(text, parts):
    assert list(phrases(text)) == parts


@pytest.mark.parametrize(
    "text", ["この年度の応募をここに集計します。", "受付済み です。", "国際化促進インターンシップ事業事務局へ"]
)
def test_the_end_of_a_sentence_stays_together(text):
    whole = tied(text)

    assert untied(whole) == text
    assert TIE.join(text[-4:]) in whole


@pytest.mark.parametrize("text", ["", "Applications", "Nguyễn Thị Ánh", "نور الخطيب"])
def test_what_is_not_japanese_is_left_alone(text):
    assert tied(text) == text


def test_a_compound_longer_than_a_narrow_line_may_break_as_before():
    text = "国際化促進インターンシップ事業事務局運営規程"

    assert not tied(text)[:-8].count(TIE)


def test_a_paragraph_says_what_it_was_told(qtbot):
    shown = Paragraph(plain("提案を選ぶと、次の手続きを確認できます。"))
    qtbot.addWidget(shown)

    assert shown.text() == "提案を選ぶと、次の手続きを確認できます。"


def test_a_datum_that_can_be_copied_is_not_tied(qtbot):
    shown = Paragraph(plain("受入企業の住所はここに書きます。"))
    qtbot.addWidget(shown)

    shown.be_copied()

    assert TIE not in QLabel.text(shown)


def test_a_sentence_is_copied_as_it_was_said(qtbot, monkeypatch):
    # Without a screen no clipboard is ever one's own.
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: True)
    said = "提案を選ぶと、次の手続きを確認できます。"
    shown = Paragraph(plain(said))
    qtbot.addWidget(shown)
    shown.be_copied(is_ours=True)

    QApplication.clipboard().setText(QLabel.text(shown))

    assert QApplication.clipboard().text() == said
