# SPDX-License-Identifier: MIT
"""Files that come into the window: chosen, dropped, handed over; and where each kind is opened."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

from golive_desktop.ui.words import Words

__all__ = ["as_subject", "chosen_files", "dropped_files", "is_request", "paths_of"]

_REQUEST = ".golive"
_FEED_IN_NAME = "\0"
"""Stands for a line feed in a file's name; no name can hold it itself."""


def chosen_files(parent: QWidget, words: Words) -> tuple[Path, ...]:
    """Asks which files to open; empty when the user thought better of it."""
    _ = words.translate
    kinds = _("Requests and signed files") + " (*.golive *.pdf);;" + _("All files") + " (*)"
    names, _chosen = QFileDialog.getOpenFileNames(parent, _("Open"), "", kinds)
    return tuple(map(Path, names))


def dropped_files(mime: QMimeData) -> tuple[Path, ...]:
    """The files of this computer among what is dragged; addresses elsewhere are left out."""
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())


def as_subject(paths: Sequence[Path]) -> str:
    """Paths as what a stage or page shall show, one in each line."""
    return "\n".join(str(path).replace("\n", _FEED_IN_NAME) for path in paths)


def paths_of(subject: str) -> tuple[Path, ...]:
    """The paths that `as_subject` was given."""
    return tuple(Path(line.replace(_FEED_IN_NAME, "\n")) for line in subject.split("\n") if line)


def is_request(paths: Sequence[Path]) -> bool:
    """Whether this is one request to sign, by its name; its content is checked when it is opened."""
    return len(paths) == 1 and paths[0].suffix.lower() == _REQUEST
