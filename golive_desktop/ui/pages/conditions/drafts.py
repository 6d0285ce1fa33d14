# SPDX-License-Identifier: MIT
"""What was written and chosen as evidence and is not recorded yet; it outlives the page, and stays in memory."""

from pathlib import Path

from PySide6.QtCore import QObject

from golive_desktop.ui.parts.evidence import EvidenceDraft

__all__ = ["EvidenceDrafts", "drafts_of", "places_of"]


class EvidenceDrafts(QObject):
    """The drafts of one release, by the address of the condition."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.kept: dict[str, EvidenceDraft] = {}
        self.places: dict[str, Path] = {}


def drafts_of(window: QObject, release: str) -> dict[str, EvidenceDraft]:
    """The drafts for a release; they belong to the window, so that another language or look leaves them alone.

    Args:
        window: the program's window.
        release: id of the release.
    """
    return _of(window, f"evidence-{release}").kept


def places_of(window: QObject) -> dict[str, Path]:
    """Where the files lie that were chosen since the program began, by their digests: a closure carries them.

    Args:
        window: the program's window.
    """
    return _of(window, "evidence").places


def _of(window: QObject, name: str) -> EvidenceDrafts:
    for found in window.findChildren(EvidenceDrafts):
        if found.objectName() == name:
            return found
    made = EvidenceDrafts(window)
    made.setObjectName(name)
    return made
