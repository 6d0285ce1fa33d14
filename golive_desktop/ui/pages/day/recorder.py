# SPDX-License-Identifier: MIT
"""Records what was asked for beside the window, with the name of whoever sits here and the time of that moment."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, TypedDict

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QImage, QImageWriter

from golive_desktop.domain.problem import KnownError
from golive_desktop.services.day import Acting
from golive_desktop.services.overview import name_here
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.day.ask import Given
from golive_desktop.ui.pages.day.deeds import do, record_values
from golive_desktop.ui.pages.day.reader import DayReader

__all__ = ["DayRecorder", "png_of"]

_LARGEST_PICTURE: Final = 8_000_000
_PASTED: Final = "pasted picture.png"


class _Evidence(TypedDict):
    picture: bytes
    name: str


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
            self._write(key, acting, lambda named: do(named, key, given or Given()))

    def record(self, values: Mapping[str, str], picture: Path | QImage | None = None) -> None:
        """Records values as typed, with a picture that shows them: a file, or what was pasted."""
        acting = self._acting()
        if acting is not None and values:
            self._write("values", acting, lambda named: record_values(named, values, **self._evidence(picture)))

    def _evidence(self, picture: Path | QImage | None) -> _Evidence:
        if picture is None:
            return {"picture": b"", "name": ""}
        if isinstance(picture, Path):
            return {"picture": self._context.computer.files.read(picture, limit=_LARGEST_PICTURE), "name": picture.name}
        return {"picture": png_of(picture, limit=_LARGEST_PICTURE), "name": _PASTED}

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

    def _write(self, key: str, acting: Acting, work: Callable[[Acting], None]) -> None:
        overview = self._reader.overview

        def named() -> Acting:
            # note: right after the start the keys are not read yet, and whoever has one is not asked for a name
            found = name_here(acting.adapters, overview.release) if overview is not None and not acting.by else ""
            return replace(acting, by=found) if found else acting

        self._context.bridge.write(
            lambda _task: work(named()),
            owner=self,
            done=lambda _none: self.recorded.emit(key),
            refused=self.refused.emit,
            changes=acting.release,
        )


def png_of(image: QImage, *, limit: int) -> bytes:
    """A picture as a file.

    Args:
        image: the picture.
        limit: so many bytes it may have.

    Raises:
        KnownError: ``files.too-large``.
    """
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    buffer.close()
    if data.size() > limit:
        raise KnownError.of("files.too-large", _PASTED, limit=str(limit))
    return bytes(data.data())
