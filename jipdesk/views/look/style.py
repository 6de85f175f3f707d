"""The few rules that Qt's Fusion style needs to look as we want: hairlines, quiet buttons, flat headers.

Sizes keep an 8-pixel rhythm. What a rule is for is told by the property `kind` of a widget: primary, link, quiet,
title, muted, surface, and so on.
"""

from jipdesk import paths
from jipdesk.views.look.palette import Colours

ROW = 32
STEP = 8
TEXT = 13
SMALL = 12
TINY = 11
TITLE = 20

_RULES = """
QWidget {{ font-size: 13px; }}
QMainWindow, QWidget[kind="page"] {{ background: {window}; }}
QToolTip {{ background: {text}; color: {surface}; border: 0; padding: 4px 8px; }}

QMenuBar {{ background: {surface}; padding: 2px 8px; }}
QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected, QMenuBar::item:pressed {{ background: {selection}; color: {text}; }}
QMenu {{ background: {surface}; border: 1px solid {line}; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 28px; border-radius: 4px; }}
QMenu::item:selected {{ background: {selection}; color: {text}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QMenu::indicator {{ width: 14px; height: 14px; left: 8px; }}
QMenu::indicator:checked {{ image: url({icons}/check-{shade}.png); }}

QLabel[kind="title"] {{ font-size: 20px; font-weight: bold; }}
QLabel[kind="heading"] {{ font-weight: bold; color: {muted}; }}
QLabel[kind="strong"] {{ font-weight: bold; }}
QLabel[kind="code"] {{ font-size: 18px; font-weight: bold; }}
QLabel[kind="number"] {{ font-size: 18px; font-weight: bold; }}
QLabel[kind="late"] {{ font-size: 18px; font-weight: bold; color: {trouble}; }}
QLabel[kind="muted"] {{ color: {muted}; }}
QLabel[kind="small"] {{ color: {muted}; font-size: 12px; }}
QLabel[kind="trouble"] {{ color: {trouble}; font-size: 12px; }}
QLabel[kind="doubt"] {{ color: {waiting}; font-size: 12px; }}

QWidget[kind="bar"], QWidget[kind="status"] {{ background: {surface}; }}
QFrame[kind="side"] {{ background: {side}; }}
QFrame[kind="line"] {{ background: {line}; border: 0; }}
QFrame[kind="surface"] {{ background: {surface}; border: 1px solid {line}; border-radius: 8px; }}
QFrame[kind="panel"], QFrame[kind="asking"] {{ background: {window}; border: 1px solid {line}; border-radius: 6px; }}
QFrame[kind="choice"] {{ background: transparent; border: 1px solid {line}; border-radius: 6px; }}
QFrame[kind="choice"][chosen="true"] {{ background: {selection}; border-color: {accent}; }}
QFrame[kind="choices"] {{ border: 1px solid transparent; border-radius: 6px; }}
QFrame[kind="choices"]:focus {{ border-color: {accent}; }}
QLabel[kind="tick"] {{
    image: url({icons}/check-{shade}.png); min-width: 14px; max-width: 14px; min-height: 14px; max-height: 14px;
}}
QFrame[kind="popup"] {{ background: {surface}; border: 1px solid {line}; }}
QFrame[kind="notice"] {{ background: {under_way_ground}; border: 0; border-radius: 6px; }}
QFrame[kind="notice"][tone="trouble"] {{ background: {trouble_ground}; }}
QFrame[kind="notice"][tone="waiting"] {{ background: {waiting_ground}; }}
QFrame[kind="notice"][tone="done"] {{ background: {done_ground}; }}

QPushButton {{
    background: {surface}; color: {accent}; border: 1px solid {line}; border-radius: 6px;
    padding: 0 12px; min-height: 28px; outline: 0;
}}
QPushButton:hover {{ border-color: {accent}; }}
QPushButton:pressed {{ background: {selection}; }}
QPushButton:focus {{ border-color: {accent}; }}
QPushButton:disabled {{ color: {muted}; background: transparent; border-color: {line}; }}
QPushButton[kind="primary"] {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
QPushButton[kind="primary"]:hover {{ border-color: {text}; }}
QPushButton[kind="primary"]:focus {{ border-color: {text}; }}
QPushButton[kind="primary"]:disabled {{ background: transparent; color: {muted}; border-color: {line}; }}
QPushButton[kind="primary"][rests="true"]:enabled {{ background: {surface}; color: {accent}; border-color: {line}; }}
QPushButton[kind="quiet"] {{
    background: transparent; color: {muted}; border: 1px solid transparent; padding: 0 6px; min-height: 28px;
}}
QPushButton[kind="quiet"]:hover {{ color: {text}; }}
QPushButton[kind="quiet"]:focus {{ border-color: {accent}; }}
QPushButton[kind="link"] {{
    background: transparent; color: {accent}; border: 0; border-bottom: 2px solid transparent; border-radius: 0;
    padding: 2px 0 0 0; min-height: 18px; text-align: left;
}}
QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
QPushButton[kind="link"]:focus {{ border-bottom-color: {accent}; }}
QWidget[kind="status"] QPushButton[kind="link"] {{ color: {muted}; font-size: 12px; }}
QWidget[kind="status"] QPushButton[kind="link"]:hover {{ color: {text}; }}
QPushButton[kind="link"]:disabled {{ color: {muted}; }}
QFrame[kind="pill"] {{
    background: {surface}; border: 1px solid {line}; border-radius: 13px; min-height: 24px; max-height: 24px;
}}
QPushButton[kind="inner"], QPushButton[kind="cross"] {{
    background: transparent; color: {text}; border: 0; border-radius: 4px; padding: 0; min-height: 20px;
}}
QPushButton[kind="cross"] {{ min-width: 18px; max-width: 18px; }}
QPushButton[kind="inner"]:hover, QPushButton[kind="inner"]:focus {{ color: {accent}; }}
QPushButton[kind="cross"]:hover, QPushButton[kind="cross"]:focus {{ background: {selection}; }}
QPushButton[kind="section"] {{
    background: transparent; color: {text}; border: 0; border-left: 3px solid transparent; border-radius: 6px;
    padding: 0 7px; text-align: left; min-height: 33px; max-height: 33px;
}}
QPushButton[kind="section"]:hover {{ background: {hover}; }}
QPushButton[kind="section"]:focus {{
    border: 1px solid {accent}; border-left: 3px solid {accent}; padding-right: 6px; min-height: 31px;
}}
QPushButton[kind="section"]:checked {{
    background: {surface}; color: {accent}; border-left-color: {accent}; font-weight: bold;
}}
QLabel[kind="count"] {{ color: {muted}; }}
QLabel[kind="count-now"] {{ color: {accent}; font-weight: bold; }}
QLabel[kind="year"] {{ font-size: 15px; font-weight: bold; color: {text}; }}
QLabel[kind="era"] {{ font-size: 11px; color: {muted}; }}
QLabel[kind="chevron"] {{
    image: url({icons}/chevron-{shade}.png); min-width: 10px; max-width: 10px; min-height: 10px; max-height: 10px;
}}
QPushButton[kind="segment"] {{
    background: transparent; color: {muted}; border: 0; border-radius: 5px; padding: 0 10px; min-height: 24px;
}}
QPushButton[kind="segment"]:checked {{ background: {selection}; color: {accent}; font-weight: bold; }}
QPushButton[kind="segment"]:focus {{ color: {text}; text-decoration: underline; }}
QFrame[kind="segments"] {{ background: {surface}; border: 1px solid {line}; border-radius: 6px; }}
QPushButton[kind="reason"] {{
    background: transparent; color: {text}; border: 1px solid transparent; padding: 0 8px; min-height: 24px;
    text-align: left;
}}
QPushButton[kind="reason"]:hover {{ background: {hover}; }}
QPushButton[kind="reason"]:focus {{ border-color: {accent}; }}
QPushButton[kind="reason"]:checked {{ background: {selection}; color: {accent}; font-weight: bold; }}
QPushButton::menu-indicator {{ width: 0; }}
QPushButton[sign="chevron"] {{ icon: url({icons}/chevron-{shade}.png); icon-size: 10px; }}
QPushButton[sign="cross"] {{ icon: url({icons}/cross-{shade}.png); icon-size: 10px; }}

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QSpinBox {{
    background: {surface}; color: {text}; border: 1px solid {line}; border-radius: 6px; padding: 0 8px;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit, QComboBox, QDateEdit, QSpinBox {{ min-height: 28px; }}
QLineEdit {{ padding: 0 6px; }}
QPlainTextEdit, QTextEdit {{ padding: 1px 4px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus {{
    border-color: {accent};
}}
QLineEdit:read-only {{ background: transparent; }}
QTextEdit[kind="prose"] {{ background: transparent; border: 0; padding: 0; font-size: 15px; }}
QLineEdit[kind="quiet"], QPlainTextEdit[kind="quiet"] {{ background: transparent; border-color: transparent; }}
QLineEdit[kind="quiet"]:hover, QPlainTextEdit[kind="quiet"]:hover {{ border-color: {line}; }}
QLineEdit[kind="quiet"]:focus, QPlainTextEdit[kind="quiet"]:focus {{ background: {surface}; border-color: {accent}; }}
QComboBox[kind="quiet"] {{ background: transparent; border-color: transparent; }}
QComboBox[kind="quiet"]:hover {{ border-color: {line}; }}
QComboBox[kind="quiet"]:focus {{ border-color: {accent}; }}
QFrame[kind="asking"] QLineEdit[kind="quiet"], QFrame[kind="asking"] QPlainTextEdit[kind="quiet"],
QFrame[kind="asking"] QComboBox[kind="quiet"] {{ background: {surface}; border-color: {line}; }}
QFrame[kind="asking"] QLineEdit[kind="quiet"]:focus, QFrame[kind="asking"] QPlainTextEdit[kind="quiet"]:focus,
QFrame[kind="asking"] QComboBox[kind="quiet"]:focus {{ border-color: {accent}; }}
QLineEdit[tone="trouble"] {{ border-color: {trouble}; }}
QLineEdit[tone="waiting"] {{ border-color: {waiting}; }}
QLineEdit[kind="find"] {{ background: {window}; }}
QComboBox::drop-down {{ border: 0; width: 20px; }}
QComboBox::down-arrow {{ image: url({icons}/chevron-{shade}.png); width: 10px; height: 10px; }}
QComboBox QAbstractItemView {{ background: {surface}; border: 1px solid {line}; selection-background-color: {selection};
    selection-color: {text}; outline: 0; padding: 4px; }}
QComboBox QAbstractItemView::item {{ min-height: 28px; padding: 0 6px; border-radius: 4px; }}
QComboBox QAbstractItemView::item:selected {{ background: {selection}; color: {text}; }}

QTableView, QListView, QTreeView {{
    background: {surface}; border: 0; outline: 0; gridline-color: {line};
    selection-background-color: {selection}; selection-color: {text};
}}
QTableView {{ border-top: 1px solid transparent; border-bottom: 1px solid transparent; }}
QTableView:focus {{ border-top-color: {accent}; border-bottom-color: {accent}; }}
QTableView[kind="list"], QTableView[kind="list"]:focus {{ border: 0; }}
QTableView::item {{ border-bottom: 1px solid {line}; padding: 0 1px 0 5px; }}
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
QListView::item {{ padding: 0 8px; border-radius: 4px; }}
QListView::item:selected {{ background: {selection}; color: {text}; }}
QListView::indicator, QCheckBox::indicator {{
    width: 14px; height: 14px; border: 1px solid {muted}; border-radius: 3px; background: {surface};
}}
QListView::indicator:checked, QCheckBox::indicator:checked {{
    background: {accent}; border-color: {accent}; image: url({icons}/tick-{shade}.png);
}}
QCheckBox {{ border: 1px solid transparent; border-radius: 5px; padding: 2px; }}
QCheckBox[kind="lone"] {{ spacing: 0; }}
QCheckBox:focus {{ border-color: {accent}; outline: 0; }}
QCheckBox::indicator:disabled {{ background: transparent; border-color: {line}; image: none; }}
QHeaderView {{ background: {surface}; border: 0; }}
QHeaderView::section {{
    background: {surface}; color: {muted}; border: 0; border-bottom: 1px solid {line};
    padding: 0 4px 0 8px; font-size: 12px;
}}
QHeaderView::section:hover {{ color: {text}; }}
QTableView[kind="week"] {{ selection-background-color: transparent; }}
QTableView[kind="week"]::item {{ border: 0; }}
QTableView[kind="week"] QHeaderView::section:vertical {{ border: 0; padding-top: 5px; }}
QTableCornerButton::section {{ background: {surface}; border: 0; border-bottom: 1px solid {line}; }}

QTabBar {{ background: transparent; outline: 0; }}
QTabBar::tab {{
    background: transparent; color: {muted}; border: 0; border-bottom: 2px solid transparent;
    padding: 6px 0; margin: 0 16px 0 0; outline: 0;
}}
QFrame[kind="surface"] QTabBar::tab {{ margin: 0 12px 0 0; }}
QTabBar::tab:selected {{ color: {accent}; border-bottom-color: {accent}; font-weight: bold; }}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::tab:focus {{ border-bottom-color: {text}; }}
QTabWidget::pane {{ border: 0; border-top: 1px solid {line}; }}

QScrollArea {{ background: transparent; border: 1px solid transparent; }}
QScrollArea:focus {{ border-top-color: {accent}; border-bottom-color: {accent}; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {handle}; border-radius: 3px; margin: 2px; min-height: 32px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: transparent; border: 0; width: 0; height: 0;
}}
QSplitter::handle {{ background: transparent; }}
QProgressBar {{
    background: {window}; border: 0; border-radius: 3px; min-height: 6px; max-height: 6px; text-align: right;
}}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
"""


def sheet(colours: Colours) -> str:
    """Return the style sheet of a theme."""
    named = {name: value for name in colours._fields if isinstance(value := getattr(colours, name), str)}
    for tone, tint in colours.tints.items():
        named |= {tone.value: tint.text, f"{tone.value}_ground": tint.ground}
    shade = "dark" if colours.is_dark else "light"
    hover = "#181C23" if colours.is_dark else "#F5F6F8"
    handle = "#3A424E" if colours.is_dark else "#C6CCD4"
    return _RULES.format(icons=paths.resource("icons").as_posix(), shade=shade, handle=handle, hover=hover, **named)
