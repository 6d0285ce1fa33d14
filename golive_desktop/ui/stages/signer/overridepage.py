# SPDX-License-Identifier: MIT
"""A request for an override in one view: what stays open, why it cannot wait, and the signature that lets it pass."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Severity
from golive_desktop.services.override_approval import OpenedOverride
from golive_desktop.services.overview import OwnKey
from golive_desktop.statements.override import OverriddenPoint
from golive_desktop.ui.look.icons import status_icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.emptied import emptied
from golive_desktop.ui.parts.text import Text, panel
from golive_desktop.ui.stages.signer.compare import ComparePanel
from golive_desktop.ui.stages.signer.deedpage import DeedPage
from golive_desktop.ui.words import Words

__all__ = ["OverridePage"]

_ICON = QSize(18, 18)


class OverridePage(DeedPage):
    """What is let pass at the left, what is signed at the right; afterwards what became of it.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        compared(str): how the number of whoever asks was compared; empty while it was not.
    """

    compared = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__(words, theme)
        self._build()

    def show_request(self, opened: OpenedOverride, keys: Sequence[OwnKey], lines: Sequence[str]) -> None:
        """Shows what is asked.

        Args:
            opened: the request.
            keys: those that may sign it.
            lines: what is signed, as it is printed.
        """
        _ = self._words.translate
        asked, body = opened.statement, opened.statement.body
        release = asked.release
        tag = release.candidate.tag if release else ""
        self._title.setText(_("Override for {product}").format(product=release.product if release else ""))
        self._tag.setText(tag)
        said = _("Requested from {title}, by {author}, {time}")
        time = self._words.minute(asked.issued_at)
        self._subtitle.setText(said.format(title=body.title, author=asked.author.name, time=time))
        effect = _("With your signature {tag} may go live although this is open. Nothing else changes by it.")
        self._effect.setText(effect.format(tag=tag))
        self._reason.setText(body.reason)
        emptied(self._points)
        for point in body.points:
            self._points.addWidget(self._point(point))
        self._show_requester(opened, keys)
        self.sheet.keys.show_keys(keys)
        self.sheet.show_words(lines)
        self._turn_to(done=False)
        for doubt in opened.problems:
            if doubt.code != "request.requester-new":
                self.show_problem(doubt)

    def ask_to_compare(self, name: str) -> None:
        """Says that the number comes first."""
        said = self._words.translate("Compare the number of {name} before you sign.").format(name=name)
        self._trouble.show_text(said, "", Severity.ASKS)
        self.fit()

    def fold(self, *, narrow: bool) -> None:
        """Puts what is signed under what is let pass."""
        super().fold(narrow=narrow)
        self._compare.fold(narrow=True)

    def _build(self) -> None:
        _ = self._words.translate
        self._title, self._tag = Text("", "lead-title"), Text("", "lead-tag")
        self._subtitle = Text("", "lead-muted", wraps=True)
        self._effect, self._reason = Text("", "lead-strong", wraps=True), Text("", "lead", wraps=True, selectable=True)
        self._compare = ComparePanel(self._words, self._theme)
        self._compare.compared.connect(self.compared)
        self._points = QVBoxLayout()
        self._points.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._tag)
        head.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(12)
        card = panel()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 16, 20, 18)
        inside.setSpacing(10)
        inside.addWidget(Text(_("What stays open"), "section"))
        inside.addLayout(self._points)
        inside.addSpacing(6)
        inside.addWidget(Text(_("Why it cannot wait"), "section"))
        inside.addWidget(self._reason)
        for part in (self._effect, card, self._compare):
            column.addWidget(part)
        self._stand(column, head, self._subtitle)
        self.fold(narrow=False)

    def _point(self, point: OverriddenPoint) -> QWidget:
        """In words, and below them by the name under which it is printed and let pass."""
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        image = QLabel()
        image.setPixmap(status_icon("conditional", self._theme).pixmap(_ICON, 1.0, QIcon.Mode.Normal))
        row.addWidget(image, 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(Text(point.text, "lead", wraps=True, selectable=True))
        told.addWidget(Text(point.key, "caption", wraps=True, selectable=True, breaks=True))
        row.addLayout(told, 1)
        return shown

    def _show_requester(self, opened: OpenedOverride, keys: Sequence[OwnKey]) -> None:
        new = next((problem for problem in opened.problems if problem.code == "request.requester-new"), None)
        self._compare.setVisible(new is not None)
        if new is not None:
            own = keys[0].certificate.number if keys else ""
            self._compare.show_requester(new.details["name"], new.details["number"], own, "")
