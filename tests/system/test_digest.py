# SPDX-License-Identifier: MIT
"""The digest of a file is over all its bytes; what cannot be read is said."""

import hashlib
import os
from pathlib import Path

import pytest

from golive_desktop.domain.problem import KnownError
from golive_desktop.system.digest import digest_of


@pytest.mark.parametrize("size", [0, 1, 1 << 20, (1 << 20) + 1])
def test_the_digest_is_over_all_bytes(tmp_path: Path, size: int) -> None:
    data = os.urandom(size)
    (tmp_path / "file").write_bytes(data)
    assert digest_of(tmp_path / "file") == hashlib.sha256(data).hexdigest()


def test_it_can_be_stopped_between_two_pieces(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(bytes(3 << 20))
    assert digest_of(tmp_path / "file", cancelled=lambda: True) is None


def test_what_is_no_readable_file_is_said(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, code in (("none", "files.missing"), (".", "files.is-folder"), ("pipe", "files.not-a-file")):
        with pytest.raises(KnownError) as refused:
            digest_of(tmp_path / name)
        assert refused.value.problem.code == code
