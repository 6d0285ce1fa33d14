# SPDX-License-Identifier: MIT
import io

import pytest
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from golive_desktop.ui.paperview import pages_shown


def pdf(*texts: str) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for text in texts:
        canvas.setFont("Helvetica", 90)
        for line in range(8):
            canvas.drawString(20, 60 + 90 * line, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.mark.usefixtures("qapp")
def test_the_pages_of_a_document_are_counted_and_the_first_is_drawn() -> None:
    assert isinstance(QApplication.instance(), QApplication)
    assert pages_shown(pdf("WWWWWWW", "second")) == 2


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("data", [b"", b"no PDF", pdf("")])
def test_what_shows_nothing_is_said(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w+"):
        pages_shown(data)
