# SPDX-License-Identifier: MIT
"""Records what was asked for beside the window, with the name of whoever sits here and the time of that moment."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from golive_desktop.services.day import Acting
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.day.ask import Given
from golive_desktop.ui.pages.day.deeds import do, record_values
from golive_desktop.ui.pages.day.reader import DayReader

__all__ = ["DayRecorder"]

_LARGEST_PICTURE: Final = 8_000_000


class DayRecorder(QObject):
    """Writes to one run of one release.

    Args:
        context: what the page works with.
        reader: knows which run it is.
        parent: the page.

    Signals:
        recorded(str): this was done; its key as `deeds.do` has it, or "values".
        refused(Problem): it was not, and nothing was recorded.
    """

    recorded = Signal(str)
    refused = Signal(object)

    def __init__(self, context: Context, reader: DayReader, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._reader = context, reader
        self.name = ""
        """Of whoever sits here, where no key says it."""

    def do(self, key: str, given: Given | None = None) -> None:
        """Does one thing; see `deeds.do`."""
        acting = self._acting()
        if acting is not None:
            self._write(key, lambda: do(acting, key, given or Given()))

    def record(self, values: Mapping[str, str], picture: Path | None = None) -> None:
        """Records values as typed, with a picture that shows them."""
        acting, read = self._acting(), self._context.computer.files.read
        if acting is None or not values:
            return

        def work() -> None:
            data = read(picture, limit=_LARGEST_PICTURE) if picture else b""
            record_values(acting, values, picture=data, name=picture.name if picture else "")

        self._write("values", work)

    def _acting(self) -> Acting | None:
        overview = self._reader.overview
        if overview is None:
            return None
        own = (overview.manager, *overview.own)
        person = next((key.certificate.subject.name for key in own if key is not None), "")
        return Acting(
            adapters=self._context.adapters,
            release=overview.release.id,
            by=person or self.name,
            now=self._context.now(),
            run=self._reader.run,
        )

    def _write(self, key: str, work: Callable[[], None]) -> None:
        release = self._reader.overview.release.id if self._reader.overview is not None else ""
        self._context.bridge.write(
            lambda _task: work(),
            owner=self,
            done=lambda _none: self.recorded.emit(key),
            refused=self.refused.emit,
            changes=release,
        )
