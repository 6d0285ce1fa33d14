# SPDX-License-Identifier: MIT
"""Decision and signature of a record: what was decided, in whose name, and what is known about the key."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from golive_desktop.domain.drawing import HEIGHT, WIDTH, Drawing
from golive_desktop.ui.look.icons import status_icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.signoffs.facts import FactView
from golive_desktop.ui.pages.signoffs.showing import RecordView, SignatureView
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["DecisionPane", "SignaturePane"]

_PAD_HEIGHT = 66


class DecisionPane(QWidget):
    """The decision in capitals, and the reason."""

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._theme = theme
        self._open = _("Nobody has decided yet.")
        self._informed = _("No decision is asked for.")
        self._image = QLabel()
        self._word = Text("", "record", wraps=True)
        self._reason = Text("", wraps=True, selectable=True)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._image, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._word, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(_("Decision"), "section"))
        column.addLayout(line)
        column.addWidget(self._reason)

    def show_record(self, view: RecordView) -> None:
        """Shows what was decided; that nobody has, while nobody has."""
        decided = bool(view.decision)
        self._image.setVisible(decided)
        if decided:
            pixmap = status_icon(view.decision, self._theme).pixmap(
                QSize(22, 22), self.devicePixelRatioF(), QIcon.Mode.Normal
            )
            self._image.setPixmap(pixmap)
            colour = self._theme.status_colour(view.decision)
            self._word.setStyleSheet(f"color: {colour}; font-size: 18px; font-weight: 600;")
            self._word.setText(view.decision_word)
        else:
            self._word.setStyleSheet("font-size: 13px; font-weight: 400;")
            self._word.setText(self._informed if view.state == "inform-only" else self._open)
        self._reason.setText(view.reason)
        self._reason.setVisible(bool(view.reason))


class SignaturePane(QWidget):
    """Who signed, what the signature stands for, and what is known about the key; before it, who is asked and how."""

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._theme = theme
        self._titles = (_("Signature"), _("Who is asked"), _("Who is informed"))
        self._title = Text("", "section")
        self._box = _Signed(theme)
        self._facts = _Facts(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._box)
        column.addWidget(self._facts)

    def show_record(self, view: RecordView) -> None:
        """Shows the signature, or who is asked."""
        self._title.setText(self._titles[0 if view.signature else 2 if view.state == "inform-only" else 1])
        self._box.setVisible(view.signature is not None)
        if view.signature is not None:
            self._box.show_signature(view.signature)
        self._facts.show_facts(view.facts)


class _Signed(QFrame):
    """Name and role in a frame, beside the drawn signature if there is one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "signature")
        self._drawn = _Drawn(theme)
        self._name = Text("", "strong", wraps=True, selectable=True)
        self._title = Text("", "muted", wraps=True, selectable=True)
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addStretch(1)
        names.addWidget(self._name)
        names.addWidget(self._title)
        names.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(14)
        row.addWidget(self._drawn, 1)
        row.addLayout(names, 1)

    def show_signature(self, signature: SignatureView) -> None:
        self._drawn.show_drawing(signature.drawing)
        self._drawn.setVisible(signature.drawing is not None)
        self._name.setText(signature.name)
        self._title.setText(signature.title)


class _Drawn(QWidget):
    """The strokes of a signature, as large as the frame allows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._path = QPainterPath()
        self.setMinimumSize(120, _PAD_HEIGHT - 16)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_drawing(self, drawing: Drawing | None) -> None:
        path = QPainterPath()
        for stroke in drawing.strokes if drawing else ():
            path.moveTo(QPointF(*stroke[0]))
            for point in stroke[1:] or stroke:
                path.lineTo(QPointF(*point))
        self._path = path
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is drawn
        bounds = self._path.boundingRect()
        if bounds.isEmpty():
            bounds = QRectF(0, 0, WIDTH, HEIGHT)
        scale = min(self.width() / max(bounds.width(), 1), self.height() / max(bounds.height(), 1)) * 0.92
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(QPointF(self.rect().center()))
        painter.scale(scale, scale)
        painter.translate(-bounds.center())
        pen = QPen(QColor(self._theme.colour("text")), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        pen.setCosmetic(True)
        painter.strokePath(self._path, pen)
        painter.end()


class _Facts(QWidget):
    """Names and values below each other; the rows are used again for the next record."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[tuple[Text, Text]] = []
        self._marks: dict[int, StatusMark] = {}
        """By row; few facts have a state."""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(9)
        self._grid.setColumnMinimumWidth(0, 70)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Sequence[FactView]) -> None:
        while len(self._rows) < len(facts):
            self._add()
        for number, (name, value) in enumerate(self._rows):
            fact = facts[number] if number < len(facts) else FactView(name="", value="")
            name.setText(fact.name)
            value.setText(fact.value)
            name.setVisible(bool(fact.name))
            value.setVisible(bool(fact.name) and not fact.state)
            value.setAccessibleName(f"{fact.name}: {fact.value}")
            if fact.state:
                self._mark(number).show_state(fact.state, fact.value)
            if number in self._marks:
                self._marks[number].setVisible(bool(fact.state))

    def _add(self) -> None:
        at, row = len(self._rows), (Text("", "muted"), Text("", wraps=True, selectable=True))
        for column, text in enumerate(row):
            self._grid.addWidget(text, at, column, Qt.AlignmentFlag.AlignTop)
        self._rows.append(row)

    def _mark(self, at: int) -> StatusMark:
        if at not in self._marks:
            self._marks[at] = StatusMark(self._theme)
            self._grid.addWidget(self._marks[at], at, 1, Qt.AlignmentFlag.AlignTop)
        return self._marks[at]
