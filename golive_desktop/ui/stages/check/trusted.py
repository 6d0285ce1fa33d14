# SPDX-License-Identifier: MIT
"""Whom the user trusts for a check besides this laptop: rosters and certificates by name."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.stages.check.looking import Named, Voucher
from golive_desktop.ui.words import Words

__all__ = ["TrustedFiles"]


class TrustedFiles(QWidget):
    """The named files, each with a way to take it back, and two ways to name another.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        roster_named(Path): a key list was chosen.
        certificate_named(Path): a certificate was chosen.
        taken_back(Path): this file is not trusted any more.
    """

    roster_named = Signal(object)
    certificate_named = Signal(object)
    taken_back = Signal(object)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._words, self._theme = words, theme
        self._kept = Text("", "caption", wraps=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 0)
        column.setSpacing(6)
        column.addWidget(self._kept)
        column.addWidget(Text(_("Also trusted for this check"), "strong", wraps=True))
        column.addLayout(self._list)
        self.roster = button(_("Key list…"), theme, kind="link", image="plus", pressed=self._on_roster)
        self.certificate = button(_("Certificate…"), theme, kind="link", image="plus", pressed=self._on_certificate)
        for way in (self.roster, self.certificate):
            column.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)

    def show_kept(self, kept: Sequence[Voucher]) -> None:
        """Says which of the authorities in the settings were believed; nothing where there are none."""
        said = self._words.translate("Company authorities believed here, from Settings: {names}")
        self._kept.setText(said.format(names="; ".join(item.name for item in kept)) if kept else "")
        self._kept.setVisible(bool(kept))

    def show_named(self, named: Sequence[Named]) -> None:
        """Shows which files are named."""
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for one in named:
            self._list.addWidget(self._line(one))

    def _line(self, one: Named) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Text(one.path.name, wraps=True), 1)
        name = self._words.translate("Do not trust {file} any more").format(file=one.path.name)
        away = button("", self._theme, kind="quiet", image="x", name=name)
        away.setToolTip("")
        away.clicked.connect(lambda _checked=False: self.taken_back.emit(one.path))
        row.addWidget(away)
        return line

    def _on_roster(self) -> None:
        _ = self._words.translate
        path = self._chosen(_("Key list of a release"), "PDF (*.pdf)")
        if path is not None:
            self.roster_named.emit(path)

    def _on_certificate(self) -> None:
        _ = self._words.translate
        path = self._chosen(_("Certificate"), _("Certificates") + " (*.pem *.cer *.crt *.der)")
        if path is not None:
            self.certificate_named.emit(path)

    def _chosen(self, title: str, kinds: str) -> Path | None:
        every = self._words.translate("All files") + " (*)"
        name, _kind = QFileDialog.getOpenFileName(self.window(), title, "", f"{kinds};;{every}")
        return Path(name) if name else None
