# SPDX-License-Identifier: MIT
"""What an attacker looks for in a window: markup that is read, hidden characters, controls that were pushed away."""

import re
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QHeaderView,
    QLabel,
    QTabBar,
    QWidget,
)

from golive_desktop.domain.text import revealed

__all__ = ["HOSTILE", "faults", "texts"]

_READ: Final = {
    "markup": "<b>bold</b> <img src=file:///etc/hostname> &lt;i&gt; javascript:alert(1) <a href='file:///etc'>x</a>",
    "patterns": "%s %d {x} {0} {} %(a)s {name.__class__} & && &File [*] =1+1 | `id` $(id)",
    "escapes": "\x1b[31mred\x1b[0m \x07\x08 \x9b2J",
    "turned": "abc \u202egpj.exe\u202c \u2066x\u2069 def",
    "unseen": "zero\u200bwidth\u200d \ufeffjoin\u2028line",
    "stacked": "e" + "\u0301" * 2_000,
}
_LONG: Final = "W" * 10_000 + " word" * 1_500 + "\nline" * 500
HOSTILE: Final = {"odd": " ".join(_READ.values()), "long": _LONG}
_MARKUP: Final = re.compile(r"<(?!/?p>)")
_LONGEST_TIP: Final = 8_000
_ROWS: Final = 40


def faults(root: QWidget) -> list[str]:
    """Everything in `root` that text from outside has spoiled."""
    return [*_read_as_markup(root), *_hidden(root), *_pushed_away(root)]


def texts(root: QWidget) -> Iterator[str]:
    """Everything that can be read in `root`, and what lies behind it."""
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, (QLabel, QAbstractButton)):
            yield widget.text()
        if isinstance(widget, QTabBar):
            yield from (widget.tabText(at) for at in range(widget.count()))
        yield from _cells(widget, Qt.ItemDataRole.DisplayRole)


def _read_as_markup(root: QWidget) -> Iterator[str]:
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText and widget.text():
            yield f"label: {widget.text()[:60]}"
        for tip in _tips(widget):
            if _MARKUP.search(tip):
                yield f"tooltip: {tip[:60]}"
            if len(tip) > _LONGEST_TIP:
                yield f"tooltip of {len(tip)} characters"


def _hidden(root: QWidget) -> Iterator[str]:
    for text in texts(root):
        # note: in a word that is longer than any line, the places where it may be broken are ours
        plain = text.replace("\u200b", "") if len(text) > 255 else text
        if revealed(plain) != plain:
            yield f"hidden: {text[:60]!a}"


def _pushed_away(root: QWidget) -> Iterator[str]:
    for made in root.findChildren(QAbstractButton):
        if not made.isVisible() or not made.width():
            continue
        place, area = made.mapTo(root, QPoint(0, 0)), _scrolls(made, root)
        if place.x() < 0 or place.x() + made.width() > root.width():
            yield f"beside the page: {made.text()[:30] or made.accessibleName()[:30]} at {place.x()}"
        if not area and (place.y() < 0 or place.y() + made.height() > root.height()):
            yield f"below the page: {made.text()[:30] or made.accessibleName()[:30]} at {place.y()}"


def _scrolls(widget: QWidget, root: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None and above is not root:
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False


def _tips(widget: QWidget) -> Iterator[str]:
    yield widget.toolTip()
    if isinstance(widget, QTabBar):
        yield from (widget.tabToolTip(at) for at in range(widget.count()))
    yield from _cells(widget, Qt.ItemDataRole.ToolTipRole)


def _cells(widget: QWidget, role: Qt.ItemDataRole) -> Iterator[str]:
    if not isinstance(widget, QAbstractItemView) or isinstance(widget, QHeaderView) or widget.model() is None:
        return
    model, root = widget.model(), QModelIndex()
    rows, columns = model.rowCount(root), _columns(model)
    for row in range(min(rows, _ROWS)):
        for column in range(columns):
            found = model.index(row, column, root).data(role)
            if isinstance(found, str):
                yield found


def _columns(model: QAbstractItemModel) -> int:
    try:
        return model.columnCount(QModelIndex())
    except (AttributeError, TypeError):  # note: in PySide a list's model hides it
        return 1
