# SPDX-License-Identifier: MIT
import json
import threading
import traceback
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringLocked, PasswordSetError

from golive_desktop.domain.problem import KnownError
from golive_desktop.system.keyring import SERVICE, WINDOWS_LIMIT, SystemKeyring
from golive_desktop.system.patience import LateError, within
from tests.canary import Canary
from tests.system.secret_service import DesktopSession

STORY = """
    import json, keyring, secretstorage
    from golive_desktop.domain.problem import KnownError
    from golive_desktop.system.keyring import SERVICE, SystemKeyring

    def told(ask):
        try:
            return ask()
        except KnownError as error:
            return error.problem.code

    def names():
        bus = secretstorage.dbus_init()
        items = secretstorage.get_default_collection(bus).get_all_items()
        ours = [item.get_attributes() for item in items]
        return sorted(each["username"] for each in ours if each["service"] == SERVICE)

    def lock():
        secretstorage.get_default_collection(secretstorage.dbus_init()).lock()
"""


@pytest.fixture
def canary() -> Canary:
    return Canary()


@pytest.fixture
def desktop(tmp_path: Path) -> DesktopSession:
    return DesktopSession(folder=tmp_path)


def test_secrets_are_kept_replaced_and_dropped(desktop: DesktopSession, canary: Canary) -> None:
    printed = desktop.run(
        STORY,
        f"""
    ring, small, bird = SystemKeyring(), SystemKeyring(limit=28), {canary.secret!r}
    emoji = "a\\U0001F511" * 13
    seen = [ring.describe(), ring.read("none"), ring.forget("none")]
    ring.keep("mail ü", bird)
    seen += [ring.read("mail ü") == bird, names()]
    small.keep("mail ü", bird)
    seen += [small.read("mail ü") == bird, ring.read("mail ü") == bird, names()]
    small.keep("mail ü", emoji)
    parts = [keyring.get_password(SERVICE, name) for name in names()]
    seen += [small.read("mail ü") == emoji, max(len(part.encode("utf-16-le")) for part in parts) <= 28]
    small.keep("mail ü", "")
    seen += [small.read("mail ü"), names()]
    small.keep("mail ü", bird * 3)
    half = names()[1]
    keyring.delete_password(SERVICE, half)
    seen += [told(lambda: small.read("mail ü"))]
    small.forget("mail ü")
    seen += [names(), ring.read("mail ü")]
    long = "x" * 4000
    ring.keep("token", long)
    seen += [ring.read("token") == long, len(names())]
    print(json.dumps(seen))
    """,
    )
    pieces = [f"mail ü (a{number})" for number in range(1, 4)]
    assert json.loads(printed) == [
        *("SecretService Keyring", None, None),
        *(True, ["mail ü"]),
        *(True, True, ["mail ü", *pieces]),
        *(True, True),
        *("", ["mail ü"]),
        "keyring.failed",
        *([], None),
        *(True, 5),
    ]
    assert canary.files(desktop.folder) == []


def test_a_locked_keyring_is_said_in_words_and_nothing_is_lost(desktop: DesktopSession) -> None:
    printed = desktop.run(
        STORY,
        """
    ring = SystemKeyring(seconds=20)
    ring.keep("mail", "word")
    lock()
    print(json.dumps([told(lambda: ring.read("mail")), told(lambda: ring.keep("mail", "x")), told(ring.describe)]))
    """,
    )
    assert json.loads(printed)[2] == "SecretService Keyring"
    assert set(json.loads(printed)[:2]) == {"keyring.locked"}
    assert desktop.run(STORY, 'print(SystemKeyring().read("mail"))') == "word\n"


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({}, "keyring.missing"),
        ({"PYTHON_KEYRING_BACKEND": "keyrings.alt.file.PlaintextKeyring"}, "keyring.unsuitable"),
        ({"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}, "keyring.unsuitable"),
        ({"PYTHON_KEYRING_BACKEND": "keyring.backends.SecretService.Keyring"}, "keyring.missing"),
    ],
)
def test_without_a_keyring_nothing_is_written_anywhere(
    environment: dict[str, str], code: str, desktop: DesktopSession, canary: Canary
) -> None:
    ask = f"""
    ring = SystemKeyring()
    kept = told(lambda: ring.keep("a", {canary.secret!r}))
    print(json.dumps([kept, told(lambda: ring.read("a")), told(ring.describe)]))
    """
    assert json.loads(desktop.run(STORY, ask, keyring=False, **environment)) == [code] * 3
    assert [path.name for path in desktop.folder.rglob("*") if path.is_file()] == ["bus.conf"]


def test_a_keyring_that_was_switched_off_stays_off(desktop: DesktopSession) -> None:
    settings = desktop.folder / "config" / "python_keyring" / "keyringrc.cfg"
    settings.parent.mkdir(parents=True)
    settings.write_text("[backend]\ndefault-keyring=keyring.backends.null.Keyring\n", "utf-8")
    assert desktop.run(STORY, "print(told(SystemKeyring().describe))") == "keyring.unsuitable\n"


def test_a_keyring_that_never_answers_is_given_up(desktop: DesktopSession) -> None:
    # note: a bus on which nobody speaks: its socket takes connections and stays silent
    ask = """
    import os, socket
    silent = socket.socket(socket.AF_UNIX)
    silent.bind(os.environ["HOME"] + "/bus")
    silent.listen()
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=" + os.environ["HOME"] + "/bus"
    print(told(lambda: SystemKeyring(seconds=0.3).keep("a", "b")))
    """
    assert desktop.run(STORY, ask, keyring=False) == "keyring.silent\n"


class Vault(KeyringBackend):
    """A keyring in memory that takes as much as Windows does, and fails when it is told to."""

    def __init__(self, failure: Exception | None = None, after: int = 0) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the library's
        self.entries: dict[tuple[str, str], str] = {}
        self.failure = failure
        self.left = after

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.left -= 1
        if self.failure is not None and self.left < 0:
            raise self.failure
        assert len(password.encode("utf-16-le")) <= WINDOWS_LIMIT
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.entries[service, username]


@given(secret=st.text(max_size=4000), before=st.text(max_size=4000))
def test_any_secret_fits_into_the_windows_vault(secret: str, before: str) -> None:
    vault = Vault()
    ring = SystemKeyring(find=lambda: vault)
    ring.keep("mail", before)
    ring.keep("mail", secret)
    assert ring.read("mail") == secret
    ring.forget("mail")
    assert vault.entries == {}


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_a_keyring_that_fails_half_way_keeps_the_secret_before(after: int) -> None:
    vault = Vault()
    ring = SystemKeyring(find=lambda: vault)
    ring.keep("mail", "old" * 1000)
    vault.failure, vault.left = OSError(1783, "The stub received bad data"), after
    with pytest.raises(KnownError) as caught:
        ring.keep("mail", "new" * 1300)
    assert caught.value.problem.code == "keyring.failed"
    assert ring.read("mail") == "old" * 1000


class KeychainDenied(Exception):  # noqa: N818 - the name in the library, which is there on macOS only
    pass


def denied() -> KeyringLocked:
    error = KeyringLocked("Can't get password from keychain")
    error.__cause__ = KeychainDenied()
    return error


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (denied(), "keyring.denied"),
        (KeyringLocked("no"), "keyring.locked"),
        (InitError("no"), "keyring.locked"),
        (PasswordSetError("Can't store password on keychain: {secret}"), "keyring.denied"),
        (RuntimeError("{secret}"), "keyring.failed"),
    ],
)
def test_a_refusal_is_told_without_its_words(failure: Exception, code: str, canary: Canary) -> None:
    failure.args = (str(failure).format(secret=canary.secret),)
    vault = Vault(failure)
    with pytest.raises(KnownError) as caught:
        SystemKeyring(find=lambda: vault).keep("mail", canary.secret)
    assert (caught.value.problem.code, caught.value.problem.subject) == (code, vault.name)
    told = "".join(traceback.format_exception(caught.value))
    assert not canary.found_in_text(told)


def test_waiting_for_a_prompter_ends() -> None:
    waiting = threading.Event()
    with pytest.raises(LateError):
        within(0.05, waiting.wait)
    waiting.set()
    assert within(10, lambda: "answer") == "answer"
    with pytest.raises(ZeroDivisionError):
        within(10, lambda: 1 // 0)


def test_the_service_has_the_name_that_the_user_looks_for() -> None:
    assert SERVICE == "GoLive Desktop"
