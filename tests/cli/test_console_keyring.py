# SPDX-License-Identifier: MIT
import json
from pathlib import Path

from tests.system.secret_service import DesktopSession

SELF_TEST = """
    import sys
    from golive_desktop.__main__ import console
    sys.argv = ["golive", "self-test", "--json", "--lang", "en"]
    console()
"""


def test_the_self_test_names_the_keyring(tmp_path: Path) -> None:
    checks = json.loads(DesktopSession(folder=tmp_path).run(SELF_TEST))["checks"]
    found = {check["name"]: (check["state"], check["text"]) for check in checks}
    assert found["keyring"] == ("ok", "SecretService Keyring")
