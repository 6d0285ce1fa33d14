# SPDX-License-Identifier: MIT
"""Where the parts of another release wait, unseen: what was typed in them is neither lost nor kept for this one."""

from PySide6.QtWidgets import QWidget

from golive_desktop.ui.parts.field import PassphraseEdit

__all__ = ["Aside"]


class Aside(QWidget):
    """Holds parts of a page that are about something else than what is shown.

    Args:
        parent: the page.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()

    def take(self, part: QWidget) -> None:
        """Takes a part out of view; its passphrases are forgotten."""
        for secret in part.findChildren(PassphraseEdit):
            secret.clear()
        part.setParent(self)

    def about(self) -> None:
        """What was typed here is not put back in another language or look: it would stand at what is shown then."""
        return
