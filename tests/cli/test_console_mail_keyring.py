# SPDX-License-Identifier: MIT
"""The password of a mail account in a real keyring, from the first command to the last."""

import json
from pathlib import Path

from tests.canary import Canary
from tests.mail.authority import Authority
from tests.mail.relays import small_relay
from tests.system.secret_service import DesktopSession

STORY = """
    import contextlib, io, json, os
    from golive_desktop.bootstrap import Computer
    from golive_desktop.cli import main

    port, authorities = os.environ["RELAY"].split()
    add = ["account", "add", "--sender", "anna@example.com", "--host", "localhost", "--port", port, "--user", "relay",
           "--authorities", authorities]
    answers = []
    for words in (add, ["account", "test"], ["account", "remove", "anna@example.com"], [*add, "--ask-each-time"],
                  ["account", "test"]):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            main(["mail", *words, "--json"], computer=Computer)
        answers.append(json.loads(out.getvalue()))
        os.environ.pop("GOLIVE_MAIL_PASSWORD", None)
    print(json.dumps(answers))
"""


def test_the_keyring_keeps_the_password_and_the_home_does_not(tmp_path: Path) -> None:
    bird, authority = Canary(), Authority(tmp_path)
    (tmp_path / "authority.pem").write_bytes(authority.pem)
    folder = tmp_path / "session"
    folder.mkdir()
    with small_relay(login=("relay", bird.secret), tls_context=authority.server(), require_starttls=True) as relay:
        told = DesktopSession(folder=folder).run(
            STORY,
            GOLIVE_MAIL_PASSWORD=bird.secret,
            GOLIVE_HOME=str(folder / "home"),
            RELAY=f"{relay.port} {tmp_path / 'authority.pem'}",
        )
    kept, tested, _, _, unasked = json.loads(told)
    assert kept["problems"] == []
    assert [step["passed"] for step in tested["steps"]] == [True] * 5
    assert unasked["problem"]["code"] == "secret.no-terminal"
    assert bird.files(folder) == []
    assert not bird.found_in_text(told)
