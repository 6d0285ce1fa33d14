# SPDX-License-Identifier: MIT
"""All that is done beside the sign-off: a condition closed, an override approved, a deputy named, a key replaced."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.printable import print_watch
from golive_desktop.ui.stages.signer.bar import Place
from golive_desktop.ui.stages.signer.closepage import ClosePage
from golive_desktop.ui.stages.signer.closing import Closing
from golive_desktop.ui.stages.signer.deed import Deed
from golive_desktop.ui.stages.signer.delegatepage import DelegatePage
from golive_desktop.ui.stages.signer.delegating import Delegating
from golive_desktop.ui.stages.signer.overridepage import OverridePage
from golive_desktop.ui.stages.signer.overriding import Overriding
from golive_desktop.ui.stages.signer.presenter import Presenter
from golive_desktop.ui.stages.signer.replacepage import ReplacePage
from golive_desktop.ui.stages.signer.replacing import Replacing
from golive_desktop.ui.stages.signer.setlist import SetConditions

__all__ = ["Deeds"]


class Deeds(QObject):
    """Their pages, and what carries them out.

    Args:
        context: of the stage.
        presenter: knows the request.
        shelf: the conditions that were set.
        parent: the stage.

    Signals:
        wanted(str): the place with this key shall be shown.
        began(Task): something is being signed.
        changed(): the bar may say something else now.
        refused(Problem): an override, or a changed key, cannot be shown.
    """

    wanted = Signal(str)
    began = Signal(object)
    changed = Signal()
    refused = Signal(object)

    def __init__(self, context: Context, presenter: Presenter, shelf: SetConditions, parent: QObject) -> None:
        super().__init__(parent)
        words, theme = context.words, context.theme
        watch = print_watch(context, self)
        self._close, self._override = ClosePage(words, theme, watch), OverridePage(words, theme)
        self._delegate, self._replace = DelegatePage(words, theme, watch), ReplacePage(words, theme)
        self.closing = Closing(context, presenter, self._close, shelf, self)
        self.overriding = Overriding(context, self._override, self)
        self.delegating = Delegating(context, presenter, self._delegate, self)
        self.replacing = Replacing(context, self._replace, self)
        self.pages: dict[Place, QWidget] = {
            "close": self._close,
            "override": self._override,
            "delegate": self._delegate,
            "replace": self._replace,
        }
        self._deeds: dict[Place, Deed] = {
            "close": self.closing,
            "override": self.overriding,
            "delegate": self.delegating,
            "replace": self.replacing,
        }
        self.closing.wanted.connect(lambda: self.wanted.emit("close"))
        self.overriding.opened.connect(lambda: self.wanted.emit("override"))
        self.overriding.refused.connect(self.refused)
        self.delegating.wanted.connect(lambda: self.wanted.emit("delegate"))
        self.replacing.wanted.connect(lambda: self.wanted.emit("replace"))
        self.replacing.refused.connect(self.refused)
        for deed in self._deeds.values():
            deed.changed.connect(self.changed)
            deed.began.connect(self.began)

    def at(self, place: Place) -> Deed | None:
        """What is signed at a place; None where it is the sign-off itself."""
        return self._deeds.get(place)

    def entry(self, place: Place) -> QWidget | None:
        """Where the keyboard begins; None where nothing is left to do but what the bar offers."""
        entries = {
            "close": self._close.entry,
            "override": self._override.entry,
            "delegate": self._delegate.entry,
            "replace": self._replace.entry,
        }
        return None if self._deeds[place].done else entries[place]()

    def fold(self, *, narrow: bool) -> None:
        """Puts what stands side by side below each other."""
        for page in (self._close, self._override, self._delegate, self._replace):
            page.fold(narrow=narrow)
