# SPDX-License-Identifier: MIT
"""Where a file was saved, and the way to its folder."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QAccessible, QAccessibleEvent, QDesktopServices
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["SavedLine", "ask_where", "show_folder", "suggested"]

_LONGEST: Final = 80


class SavedLine(QFrame):
    """One line that names the file that was just written; hidden while there is none."""

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._words = words
        self._path: Path | None = None
        self._text = Text("", "muted", wraps=True, selectable=True)
        self._show = button(_("Show in folder"), theme, kind="link", image="folder-open", pressed=self._on_show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._text, 1)
        row.addWidget(self._show)
        self.hide()

    def show_path(self, path: Path | None) -> None:
        """Names the file; None hides the line. A screen reader announces it."""
        self._path = path
        self.setVisible(path is not None)
        if path is not None:
            said = self._words.translate("Saved as {file}").format(file=self._words.place(path))
            self._text.setText(said)
            self.setAccessibleName(said)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _on_show(self) -> None:
        if self._path is not None:
            show_folder(self._path.parent)


def show_folder(folder: Path) -> None:
    """Opens a folder in the system's own program for that."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def ask_where(parent: QWidget, title: str, suggestion: Path, kinds: str) -> Path | None:
    """Asks under which name to save; None when the user thought better of it. The dialog asks before it replaces.

    Args:
        parent: the window.
        title: the dialog's.
        suggestion: folder and name that it begins with.
        kinds: as Qt has them, ``PDF (*.pdf)``.
    """
    name, _kind = QFileDialog.getSaveFileName(parent, title, str(suggestion), kinds)
    return Path(name) if name else None


def suggested(stem: str, about: str, ending: str) -> Path:
    """A file in the user's folder of documents, named after what it is about.

    Args:
        stem: what sort of file it is.
        about: a tag or a name from outside; what a disk may refuse in it becomes a hyphen.
        ending: with its dot.
    """
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    plain = "".join(sign if sign.isalnum() or sign in "._-" else "-" for sign in about)[:_LONGEST]
    return Path(folder) / f"{stem}-{plain}{ending}"
