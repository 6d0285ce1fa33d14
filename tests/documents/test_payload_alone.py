# SPDX-License-Identifier: MIT
"""The data of a kept file can be had without reading its pages."""

import pytest

from golive_desktop.documents.reader import PdfReader
from golive_desktop.domain.problem import KnownError


def test_it_is_what_the_whole_reading_finds(genuine: bytes) -> None:
    found = PdfReader().payload(genuine)
    assert found
    assert found == PdfReader().read(genuine).payload


def test_what_is_no_pdf_is_unreadable() -> None:
    with pytest.raises(KnownError, match=r"document\.unreadable"):
        PdfReader().payload(b"no PDF")
