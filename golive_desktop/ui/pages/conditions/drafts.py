# SPDX-License-Identifier: MIT
"""What was written and chosen as evidence and is not recorded yet; it outlives the page, and stays in memory."""

from PySide6.QtCore import QObject

from golive_desktop.ui.parts.evidence import EvidenceDraft

__all__ = ["EvidenceDrafts", "drafts_of"]


class EvidenceDrafts(QObject):
    """The drafts of one release, by the address of the condition."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.kept: dict[str, EvidenceDraft] = {}


def drafts_of(window: QObject, release: str) -> dict[str, EvidenceDraft]:
    """The drafts for a release; they belong to the window, so that another language or look leaves them alone.

    Args:
        window: the program's window.
        release: id of the release.
    """
    name = f"evidence-{release}"
    for found in window.findChildren(EvidenceDrafts):
        if found.objectName() == name:
            return found.kept
    made = EvidenceDrafts(window)
    made.setObjectName(name)
    return made.kept
