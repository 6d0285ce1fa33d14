# SPDX-License-Identifier: MIT
"""Whether this installation can show documents: a page drawn by the view's own library, without a window."""

import os
from typing import Final

__all__ = ["pages_shown"]

_WIDTH: Final = 200
_HEIGHT: Final = 283


def pages_shown(data: bytes) -> int:
    """How many pages the view finds in a PDF; the first one is drawn, off any screen.

    Args:
        data: the PDF.

    Raises:
        ImportError: Qt or its PDF library is not whole.
        ValueError: nothing could be drawn.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # also where there is a screen: nothing is to appear on it
    from PySide6.QtCore import QBuffer, QByteArray, QSize  # noqa: PLC0415 - the console asks for Qt here alone
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - as above
    from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415 - as above

    application = QGuiApplication.instance() or QGuiApplication([])
    buffer, document = QBuffer(), QPdfDocument(application)
    buffer.setData(QByteArray(data))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready:
        raise ValueError(document.status().name)
    drawn = document.render(0, QSize(_WIDTH, _HEIGHT))
    # note: an empty page has one colour
    if drawn.isNull() or len({drawn.pixel(_WIDTH // 4, y) for y in range(_HEIGHT)}) < 2:  # noqa: PLR2004 - paper and ink
        raise ValueError("empty")
    return document.pageCount()
