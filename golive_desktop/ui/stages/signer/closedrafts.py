# SPDX-License-Identifier: MIT
"""What was typed and chosen to close the conditions of an answer; it outlives the stage, and stays in memory."""

from PySide6.QtCore import QObject

from golive_desktop.domain.draft import DraftEvidence
from golive_desktop.ui.parts.evidence import EvidenceDraft

__all__ = ["CloseDrafts", "close_drafts"]


class CloseDrafts(QObject):
    """What shows that the conditions of one answer are met, as far as it was not signed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.kept: dict[str, EvidenceDraft] = {}
        """By the key of the condition."""
        self.files: dict[str, DraftEvidence] = {}
        """Where the chosen files lie, by their digests."""


def close_drafts(window: QObject, answer: str) -> CloseDrafts:
    """The drafts for an answer; they belong to the window, so that another language or look leaves them alone.

    Args:
        window: the program's window.
        answer: digest of the answer that set the conditions.
    """
    name = f"closures-{answer}"
    found = next((drafts for drafts in window.findChildren(CloseDrafts) if drafts.objectName() == name), None)
    if found is None:
        found = CloseDrafts(window)
        found.setObjectName(name)
    return found
