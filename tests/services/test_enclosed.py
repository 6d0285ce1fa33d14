# SPDX-License-Identifier: MIT
"""What a file carries is opened once, and strictly unless the home keeps it."""

import hashlib

import pytest

from golive_desktop.domain.problem import KnownError
from golive_desktop.services.enclosed import Opener
from tests.office import Office


def test_a_kept_file_opens_as_any_other(office: Office) -> None:
    """The approval with its request, the request with its roster, each under its own digest."""
    role = "legal"
    office.confirm(role)
    request = office.ask(role)[role]
    approval = office.answer(role)
    reader = office.manager.adapters.reader
    strictly, kept = Opener(reader=reader), Opener(reader=reader)
    found = kept.open(approval.data, name="approval.pdf", sha256=approval.sha256)
    assert found == strictly.open(approval.data, name="approval.pdf")
    assert [item.sha256 for item in found.inside] == [hashlib.sha256(request.data).hexdigest()]
    assert kept.known(request.sha256, name="request.pdf") == strictly.known(request.sha256, name="request.pdf")
    assert kept.known(approval.sha256, name="other.pdf") is not None
    assert kept.known("0" * 64, name="other.pdf") is None
    with pytest.raises(KnownError, match=r"document\.unreadable"):
        kept.open(b"no PDF", name="other.pdf", sha256="0" * 64)
