"""The style sheet: widgets say their role with a property, this says how a role looks."""

from collections.abc import Callable

from resources import path
from ui.shared.colours import Colours

_CHECK = path("styles", "check.svg").as_posix()


def style_sheet(c: Colours, px: Callable[[float], int]) -> str:
    """Qt style sheet for one theme; `px` scales a length with the text size."""
    return "\n".join((_surfaces(c, px), _labels(c, px), _buttons(c, px), _fields(c, px), _rest(c, px)))


def _surfaces(c: Colours, px: Callable[[float], int]) -> str:
    return f"""
    QWidget {{ color: {c.text}; }}
    QMainWindow, QDialog, QWidget[role="page"] {{ background: {c.window}; }}
    QWidget[role="surface"] {{ background: {c.surface}; }}
    QWidget[role="panel"] {{ background: {c.raised}; border: 0; border-left: 1px solid {c.line}; }}
    QWidget[role="top"] {{ background: {c.surface}; border: 0; border-bottom: 1px solid {c.line}; }}
    QWidget[role="step"] {{ background: transparent; border: 0; border-left: 2px solid {c.line}; }}
    QWidget[role="bottom"] {{ background: {c.surface}; border: 0; border-top: 1px solid {c.line}; }}
    QWidget[role="tabs"] {{ background: {c.tab_bar}; border: 0; border-bottom: 1px solid {c.line}; }}
    QWidget[role="format-bar"] {{ background: {c.raised}; border: 0; border-bottom: 1px solid {c.line};
        border-top-left-radius: {px(8)}px; border-top-right-radius: {px(8)}px; }}
    QWidget[role="results"] {{ background: {c.surface}; border: 0; border-right: 1px solid {c.line}; }}
    QWidget[role="rail"] {{ background: {c.rail}; }}
    QFrame[role="card"] {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: {px(9)}px; }}
    QFrame[role="card-warn"] {{
        background: {c.warn_soft}; border: 1px solid {c.warn_line}; border-radius: {px(9)}px; }}
    QFrame[role="card-bad"] {{ background: {c.bad_soft}; border: 1px solid {c.bad_text}; border-radius: {px(9)}px; }}
    QFrame[role="sheet"] {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: {px(9)}px; }}
    QFrame[role="sheet"] > QWidget[role="top"] {{
        border-top-left-radius: {px(8)}px; border-top-right-radius: {px(8)}px; }}
    QFrame[role="sheet"] > QWidget[role="bottom"] {{
        border-bottom-left-radius: {px(8)}px; border-bottom-right-radius: {px(8)}px; }}
    QFrame[role="line"] {{ background: {c.line}; border: 0; max-height: 1px; min-height: 1px; }}
    QScrollArea, QScrollArea > QWidget > QWidget[role="clear"] {{ background: transparent; border: 0; }}
    """


def _labels(c: Colours, px: Callable[[float], int]) -> str:
    return f"""
    QLabel {{ background: transparent; border: 0; }}
    QLabel[role="title"] {{ font-size: {px(21)}px; font-weight: 700; }}
    QLabel[role="heading"] {{ font-size: {px(15)}px; font-weight: 600; }}
    QLabel[role="strong"] {{ font-weight: 600; }}
    QLabel[role="on-accent"] {{ color: {c.on_accent}; font-weight: 600; }}
    QLabel[role="big"] {{ font-size: {px(18)}px; font-weight: 600; }}
    QLabel[role="label"] {{ font-size: {px(12)}px; font-weight: 600; color: {c.muted}; }}
    QLabel[role="muted"] {{ font-size: {px(12.5)}px; color: {c.muted}; }}
    QLabel[role="error"] {{ font-size: {px(12.5)}px; color: {c.bad_text}; font-weight: 500; }}
    QLabel[role="key"] {{
        font-size: {px(11)}px; color: {c.muted}; background: {c.surface};
        border: 1px solid {c.line_strong}; border-radius: {px(4)}px; padding: 0 {px(4)}px; }}
    QLabel[role="key-on-accent"] {{
        font-size: {px(11)}px; color: {c.on_accent}; background: rgba(255, 255, 255, 40);
        border: 0; border-radius: {px(4)}px; padding: {px(1)}px {px(5)}px; }}
    QLabel[chip] {{
        font-size: {px(11.5)}px; font-weight: 600; border-radius: {px(9)}px; padding: {px(2)}px {px(8)}px; }}
    QLabel[chip="plain"] {{ background: {c.chip}; color: {c.chip_text}; }}
    QLabel[chip="good"] {{ background: {c.good_soft}; color: {c.good_text}; }}
    QLabel[chip="warn"] {{ background: {c.warn_soft}; color: {c.warn_text}; }}
    QLabel[chip="bad"] {{ background: {c.bad_soft}; color: {c.bad_text}; }}
    QLabel[chip="info"] {{ background: {c.info_soft}; color: {c.info_text}; }}
    """


def _buttons(c: Colours, px: Callable[[float], int]) -> str:
    return f"""
    QAbstractButton {{ outline: 0; }}
    QPushButton {{
        background: {c.surface}; border: 1px solid {c.line_strong}; border-radius: {px(6)}px;
        padding: {px(6)}px {px(12)}px; min-height: {px(20)}px; font-weight: 500; }}
    QPushButton:hover {{ background: {c.raised}; border-color: {c.accent_text}; }}
    QPushButton:pressed {{ background: {c.selected}; }}
    QPushButton:focus {{ border: 2px solid {c.accent_text}; padding: {px(6) - 1}px {px(12) - 1}px; }}
    QPushButton:disabled {{ color: {c.muted}; border-color: {c.line}; background: {c.raised}; }}
    QPushButton[role="primary"] {{ background: {c.accent}; border-color: {c.accent}; color: {c.on_accent}; }}
    QPushButton[role="primary"]:hover {{ border-color: {c.text}; }}
    QPushButton[role="primary"]:focus {{ border: 2px solid {c.text}; }}
    QPushButton[role="primary"]:disabled {{ background: {c.chip}; color: {c.muted}; border-color: {c.line}; }}
    QPushButton[role="answer-main"] {{ background: {c.accent}; border-color: {c.accent}; }}
    QPushButton[role="answer"]:focus, QPushButton[role="answer-main"]:focus {{ border: 2px solid {c.text}; }}
    QPushButton[role="link"] {{
        background: transparent; border: 1px solid transparent; color: {c.accent_text};
        padding: {px(2)}px {px(4)}px; text-align: left; }}
    QPushButton[role="link"]:hover {{ text-decoration: underline; }}
    QPushButton[role="link"]:focus {{ border: 2px solid {c.accent_text}; padding: {px(2) - 1}px {px(4) - 1}px; }}
    QPushButton[role="number"] {{
        background: transparent; border: 1px solid transparent; font-size: {px(26)}px; font-weight: 700;
        padding: 0 {px(4)}px 0 1px; text-align: left; }}
    QPushButton[role="number"][tone="good"] {{ color: {c.good_text}; }}
    QPushButton[role="number"][tone="bad"] {{ color: {c.bad_text}; }}
    QPushButton[role="number"]:hover {{ text-decoration: underline; }}
    QPushButton[role="number"]:focus {{ border: 2px solid {c.accent_text}; padding: 0 {px(4) - 1}px 0 0; }}
    QPushButton[role="choice"]:checked {{ background: {c.selected}; border: 1px solid {c.accent_text}; }}
    QPushButton[role="choice"]:checked:focus, QPushButton[role="choice"]:focus {{
        border: 2px solid {c.accent_text}; padding: {px(6) - 1}px {px(12) - 1}px; }}
    QPushButton[role="facet"] {{
        background: {c.chip}; color: {c.chip_text}; border: 1px solid transparent; border-radius: {px(10)}px;
        font-size: {px(11.5)}px; font-weight: 600; padding: {px(2)}px {px(8)}px; min-height: {px(18)}px; }}
    QPushButton[role="facet"][tone="good"] {{ background: {c.good_soft}; color: {c.good_text}; }}
    QPushButton[role="facet"][tone="warn"] {{ background: {c.warn_soft}; color: {c.warn_text}; }}
    QPushButton[role="facet"][tone="bad"] {{ background: {c.bad_soft}; color: {c.bad_text}; }}
    QPushButton[role="facet"][tone="info"] {{ background: {c.info_soft}; color: {c.info_text}; }}
    QPushButton[role="facet"][tone]:checked {{ border: 1px solid {c.text}; }}
    QPushButton[role="facet"]:checked {{ background: {c.info_soft}; color: {c.info_text}; }}
    QPushButton[role="facet"]:focus {{ border: 2px solid {c.accent_text}; padding: {px(2) - 1}px {px(8) - 1}px; }}
    QToolButton[role="rail"] {{
        background: transparent; color: {c.rail_text}; border: 2px solid transparent; border-radius: {px(8)}px;
        font-size: {px(10.5)}px; padding: {px(5)}px 0; }}
    QToolButton[role="rail"]:hover {{ background: {c.rail_active}; }}
    QToolButton[role="rail"]:checked {{ background: {c.rail_active}; color: #ffffff; }}
    QToolButton[role="rail"]:focus {{ border-color: #ffffff; }}
    QToolButton[role="icon"] {{
        background: transparent; border: 1px solid transparent; border-radius: {px(4)}px;
        padding: {px(3)}px; min-width: {px(20)}px; min-height: {px(20)}px; }}
    QToolButton[role="icon"]:hover {{ background: {c.selected}; }}
    QToolButton[role="icon"]:focus {{ border: 2px solid {c.accent_text}; padding: {px(3) - 1}px; }}
    QToolButton[role="format"] {{
        background: transparent; color: {c.muted}; border: 1px solid transparent; border-radius: {px(4)}px;
        padding: {px(3)}px {px(2)}px; min-height: {px(20)}px; font-size: {px(13.5)}px; font-weight: 600; }}
    QToolButton[role="format"]:hover {{ background: {c.selected}; }}
    QToolButton[role="format"]:checked {{ background: {c.selected}; color: {c.accent_text}; }}
    QToolButton[role="format"]:focus {{ border: 2px solid {c.accent_text}; padding: {px(3) - 1}px {px(2) - 1}px; }}
    QToolButton[role="format"]:disabled {{ color: {c.line_strong}; }}
    QToolButton[look="italic"] {{ font-style: italic; }}
    QCheckBox, QRadioButton {{ spacing: {px(8)}px; border: 2px solid transparent; border-radius: {px(4)}px; }}
    QCheckBox::indicator, QTableView::indicator {{
        width: {px(16)}px; height: {px(16)}px; border: 1px solid {c.line_strong}; border-radius: {px(3)}px;
        background: {c.surface}; }}
    QCheckBox::indicator:checked, QTableView::indicator:checked {{
        background: {c.accent}; border-color: {c.accent}; image: url({_CHECK}); }}
    QCheckBox:focus, QRadioButton:focus {{ border-color: {c.accent_text}; }}
    """


def _fields(c: Colours, px: Callable[[float], int]) -> str:
    return f"""
    QLineEdit, QPlainTextEdit, QTextEdit, QComboBox {{
        background: {c.surface}; border: 1px solid {c.line_strong}; border-radius: {px(6)}px;
        padding: {px(6)}px {px(8)}px; selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
    QLineEdit:read-only, RichEdit:read-only {{ background: {c.window}; border-color: {c.line}; }}
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus {{
        border: 2px solid {c.accent_text}; padding: {px(6) - 1}px {px(8) - 1}px; }}
    QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QTextEdit[wrong="true"], QComboBox[wrong="true"] {{
        border: 2px solid {c.bad_text}; padding: {px(6) - 1}px {px(8) - 1}px; }}
    QLineEdit[role="title"] {{ font-size: {px(18)}px; font-weight: 600; }}
    QWidget[role="chips"] {{
        background: {c.surface}; border: 1px solid {c.line_strong}; border-radius: {px(6)}px; }}
    QWidget[role="chips"] QLineEdit {{ border: 1px solid transparent; background: transparent; }}
    QWidget[role="chips"] QLineEdit:focus {{ border: 2px solid {c.accent_text}; }}
    QLineEdit[role="search"] {{ font-size: {px(15)}px; padding: {px(7)}px {px(8)}px; }}
    QTextBrowser {{ border: 2px solid transparent; border-radius: {px(4)}px; padding: 0; background: transparent; }}
    QTextBrowser:focus {{ border: 2px solid {c.accent_text}; padding: 0; }}
    QComboBox::drop-down {{ border: 0; width: {px(22)}px; }}
    QComboBox::down-arrow {{ image: none; }}
    QComboBox QAbstractItemView {{ background: {c.surface}; border: 1px solid {c.line_strong}; }}
    """


def _rest(c: Colours, px: Callable[[float], int]) -> str:
    return f"""
    QAbstractItemView {{ background: {c.surface}; border: 0; outline: 0;
        selection-background-color: {c.selected}; selection-color: {c.text}; }}
    QTableView {{ gridline-color: {c.line}; border: 1px solid {c.line}; border-radius: {px(9)}px; }}
    QHeaderView::section {{
        background: {c.raised}; color: {c.muted}; border: 0; border-bottom: 1px solid {c.line};
        padding: {px(7)}px {px(8)}px; font-size: {px(12)}px; font-weight: 600; }}
    QTableView::item {{ padding: {px(4)}px {px(8)}px; }}
    QTableView::item:selected {{ background: {c.selected}; color: {c.text}; }}
    QTableView[role="numbers"]:focus {{ border-color: {c.accent_text}; }}
    QTableView[role="numbers"]::item:focus {{
        border: 2px solid {c.accent_text}; padding: {px(4) - 2}px {px(8) - 2}px; }}
    QScrollArea:focus {{ border: 2px solid {c.accent_text}; }}
    QScrollBar:vertical {{ background: transparent; width: {px(11)}px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: {px(11)}px; margin: 0; }}
    QScrollBar::handle {{ background: {c.scroll}; border-radius: {px(4)}px; margin: {px(2)}px; }}
    QScrollBar::handle:vertical {{ min-height: {px(28)}px; }}
    QScrollBar::handle:horizontal {{ min-width: {px(28)}px; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
        background: transparent; border: 0; width: 0; height: 0; }}
    QSplitter::handle {{ background: {c.line}; }}
    QToolTip {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.line_strong}; padding: {px(4)}px; }}
    QMenu {{ background: {c.surface}; border: 1px solid {c.line_strong}; padding: {px(4)}px; menu-scrollable: 1; }}
    QMenu::item {{ padding: {px(6)}px {px(22)}px; border-radius: {px(4)}px; }}
    QMenu::item:selected {{ background: {c.selected}; color: {c.text}; }}
    QListWidget {{ border: 1px solid {c.line}; border-radius: {px(6)}px; }}
    QListWidget::item {{ padding: {px(6)}px {px(8)}px; border-bottom: 1px solid {c.line}; }}
    QListWidget::item:selected {{ background: {c.selected}; color: {c.text}; }}
    QListView:focus {{ border: 0; }}
    QListWidget:focus {{ border: 2px solid {c.accent_text}; }}
    QProgressBar {{ background: {c.chip}; border: 0; border-radius: {px(4)}px; max-height: {px(8)}px; }}
    QProgressBar::chunk {{ background: {c.accent_text}; border-radius: {px(4)}px; }}
    """
