# SPDX-License-Identifier: MIT
"""What a person signs beside the sign-off itself, as the signer's view knows it."""

from typing import Protocol

from PySide6.QtCore import SignalInstance

from golive_desktop.ui.stages.signer.bar import Bar

__all__ = ["Deed"]


class Deed(Protocol):
    """A condition that is closed, an override that is approved, a deputy who is named, a key that is replaced."""

    @property
    def changed(self) -> SignalInstance:
        """The bar may say something else now."""

    @property
    def began(self) -> SignalInstance:
        """It is being signed; the task."""

    @property
    def done(self) -> bool:
        """Whether it is signed."""

    def bar(self, *, busy: bool) -> Bar:
        """The bar below it."""

    def sign(self) -> None:
        """Signs, when everything is there; what is signed already goes on its way."""
