# SPDX-License-Identifier: MIT
"""A person signs in at a provider on the console, and mails leave with its tokens, through a real keyring and relay."""

import json
from pathlib import Path

from tests.canary import Canary
from tests.mail.authority import Authority
from tests.mail.oauth_server import CLIENT, Provider, provider
from tests.mail.relays import Relay, small_relay
from tests.system.secret_service import DesktopSession

START = """
    import contextlib, io, json, sys, threading
    from dataclasses import replace
    from pathlib import Path
    import requests
    from golive_desktop.bootstrap import Computer, open_home
    from golive_desktop.cli import main
    from golive_desktop.domain.mail import Mailbox
    from golive_desktop.mail.provider import Endpoints
    from golive_desktop.mail.tokens import ProviderTokens
    from golive_desktop.services.accounts import choose_account, secret_name
    from golive_desktop.services.outbox import Mail, prepare_letter
    from golive_desktop.system.clock import SystemClock

    given = json.loads({given!r})
    home, pem = given["home"], given["authorities"]
    endpoints = Endpoints(authorities=Path(pem).read_bytes(), **given["endpoints"])

    class Start(Computer):
        # a start of the program that knows the provider of the tests
        def open_home(self, folder):
            found = open_home(folder)
            return replace(found, mail=replace(found.mail, tokens=ProviderTokens(SystemClock(), endpoints)))

    class Browser(io.StringIO):
        # opens every page of the provider that the user is told to open
        def write(self, text):
            for word in text.split():
                if word.startswith("https://localhost"):
                    threading.Thread(target=requests.get, args=(word,), kwargs=dict(verify=pem, timeout=9)).start()
            return super().write(text)

    def golive(*words):
        out, err = io.StringIO(), Browser()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main([*map(str, words), "--home", home, "--lang", "en", "--json"], computer=Start)
        told.append(out.getvalue() + err.getvalue())
        return code, json.loads(out.getvalue())

    def letter():
        parts = open_home(Path(home))
        to = (Mailbox(name="", address="katrin@example.com"),)
        mail = Mail(kind="free", to=to, subject="x", text="x", language="en")
        found = prepare_letter(parts, mail, now=SystemClock().now()).letter.id
        parts.store.close()
        return found

    def account(login, *more):
        return golive(
            "mail", "account", "add", "--sender", "anna@example.com", "--host", "localhost", "--port", given["port"],
            "--login", login, "--encryption", "starttls", "--client", given["client"], "--authorities", pem, *more
        )[0]

    def problem(said):
        return said[0], said[1]["problem"]["code"]

    def sent(said):
        return said[0], [item["state"] for item in said[1]["letters"]]

    told, steps = [], []
"""
END = "    print(json.dumps([steps, told]))"


def play(tmp_path: Path, story: str, bird: Canary) -> tuple[list[object], Provider, Relay]:
    """Plays a story at a desktop with a keyring, a provider and a relay that takes its newest tokens alone."""
    authority = Authority(tmp_path)
    (tmp_path / "authority.pem").write_bytes(authority.pem)
    with provider(authority, bird.secret) as found:

        def takes(user: str, token: str) -> bool:
            return user == "anna@example.com" and found.takes(token)

        with small_relay(token=takes, tls_context=authority.server(), require_starttls=True) as relay:
            found.agreed = True
            here = found.endpoints
            names = {"microsoft": here.microsoft, "google_page": here.google_page, "google_tokens": here.google_tokens}
            given = {"home": str(tmp_path / "home"), "authorities": str(tmp_path / "authority.pem")}
            text = json.dumps({**given, "client": CLIENT, "port": relay.port, "endpoints": names})
            printed = DesktopSession(folder=tmp_path).run(
                START.format(given=text), story, END, GOLIVE_CLIENT_SECRET=f"client-{bird.secret}"
            )
    steps, told = json.loads(printed)
    assert not any(bird.found_in_text(text) for text in told)
    assert bird.files(tmp_path) == []
    return steps, found, relay


def test_a_code_is_typed_once_and_mails_leave_with_tokens_from_then_on(tmp_path: Path) -> None:
    steps, found, relay = play(
        tmp_path,
        """
    steps.append(account("microsoft"))
    first, second = letter(), letter()
    steps.append(problem(golive("mail", "send", first)))
    code, said = golive("mail", "account", "sign-in")
    steps.append([code, said["signed_in"], "ABCD-EFGH" in told[-1]])
    steps.append(sent(golive("mail", "send", first)))
    steps.append(sent(golive("mail", "send", second)))
    steps.append(golive("mail", "account", "remove", "anna@example.com")[0])
    steps.append(account("microsoft"))
    steps.append(problem(golive("mail", "send", letter())))
    """,
        Canary(),
    )
    assert steps == [
        0, [2, "account.sign-in-needed"], [0, True, True], [0, ["sent"]], [0, ["sent"]], 0, 0,
        [2, "account.sign-in-needed"],
    ]  # fmt: skip
    assert len(relay.mailbox) == 2
    assert [data["grant_type"].rpartition(":")[2] for data in found.asked] == ["device_code", *["refresh_token"] * 2]


def test_a_browser_agrees_once_and_a_refused_renewal_loses_no_letter(tmp_path: Path) -> None:
    steps, found, relay = play(
        tmp_path,
        """
    steps.append(account("google"))
    code, said = golive("mail", "account", "sign-in")
    steps.append([code, said["signed_in"]])
    steps.append(sent(golive("mail", "send", letter())))
    parts, second = open_home(Path(home)), letter()
    found = choose_account(parts)
    ProviderTokens(SystemClock(), endpoints).token(found, parts.mail.keyring.read(secret_name(found)))  # elsewhere
    parts.store.close()
    steps.append(problem(golive("mail", "send", second)))
    steps.append(sent(golive("mail", "outbox", "--open"))[1])
    steps.append(golive("mail", "account", "sign-in")[0])
    steps.append(sent(golive("mail", "send", second)))
    """,
        Canary(),
    )
    assert steps == [
        0, [0, True], [0, ["sent"]], [2, "oauth.sign-in-again"], ["queued"], 0, [0, ["sent"]],
    ]  # fmt: skip
    assert len(relay.mailbox) == 2
    grants = [data["grant_type"] for data in found.asked]
    assert grants == ["authorization_code", *["refresh_token"] * 3, "authorization_code", "refresh_token"]
