# SPDX-License-Identifier: MIT
from pathlib import Path

from tests.canary import Canary, kept_secrets


def test_a_kept_secret_is_found_wherever_it_lies(tmp_path: Path) -> None:
    secret = Canary().secret
    deep = tmp_path / "home" / "logs" / "error.log"
    deep.parent.mkdir(parents=True)
    deep.write_bytes(b"\0" * 100 + secret.encode() + b"\0")
    assert kept_secrets(tmp_path) == [str(deep)]
    deep.write_bytes(b"canary-of another kind")  # and nothing is left for the look at the end
    assert kept_secrets(tmp_path) == []
