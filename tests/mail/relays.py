# SPDX-License-Identifier: MIT
"""Two mail servers of other makes: aiosmtpd in this process, and Debian's Exim in its own."""

import base64
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.mail.authority import Authority

__all__ = ["Relay", "exim", "small_relay"]

EXIM: Final = Path(__file__).parents[2] / ".work" / "relay" / "exim4"
_NOBODY: Final = 65534


@dataclass(frozen=True, kw_only=True, slots=True)
class Relay:
    """A running mail server."""

    port: int
    mailbox: list[Envelope] = field(default_factory=list)
    """What aiosmtpd took."""
    folder: Path = field(default_factory=Path)
    """Where Exim keeps what it took, as a Maildir."""


class _Keeper:
    """Keeps every mail."""

    def __init__(self, mailbox: list[Envelope]) -> None:
        self._mailbox = mailbox

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
        self._mailbox.append(envelope)
        return f"250 2.0.0 kept as {len(self._mailbox)}"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


class _TokenKeeper(_Keeper):
    """Takes mail from whoever shows a good token (XOAUTH2, as Microsoft and Google describe it)."""

    def __init__(self, mailbox: list[Envelope], takes: Callable[[str, str], bool]) -> None:
        super().__init__(mailbox)
        self._takes = takes

    async def auth_XOAUTH2(self, server: SMTP, arguments: list[str]) -> AuthResult:  # noqa: N802 - aiosmtpd's
        user, bearer, *rest = base64.b64decode(arguments[1]).decode().split("\x01")
        good = rest == ["", ""] and self._takes(user.removeprefix("user="), bearer.removeprefix("auth=Bearer "))
        if not good:
            await server.challenge_auth('{"status":"401"}')
        return AuthResult(success=good, handled=False)


@contextmanager
def small_relay(
    *,
    login: tuple[str, str] | None = None,
    token: Callable[[str, str], bool] | None = None,
    **settings: Any,  # noqa: ANN401 - aiosmtpd's
) -> Iterator[Relay]:
    """aiosmtpd on a free port.

    Args:
        login: the only user name and password.
        token: says whether a user's access token is good; then there is no other login.
        settings: what aiosmtpd is told else.
    """

    def judge(_server: SMTP, _session: Session, _envelope: Envelope, _way: str, data: Any) -> AuthResult:  # noqa: ANN401
        assert login is not None
        assert isinstance(data, LoginPassword)
        good = (data.login.decode(), data.password.decode()) == login
        return AuthResult(success=good, handled=good)

    relay = Relay(port=free_port())
    if login is not None:
        settings |= {"authenticator": judge, "auth_required": True}
    keeper = _Keeper(relay.mailbox)
    if token is not None:
        keeper = _TokenKeeper(relay.mailbox, token)
        settings |= {"auth_required": True, "auth_exclude_mechanism": ["LOGIN", "PLAIN"]}
    controller = Controller(keeper, hostname="127.0.0.1", port=relay.port, **settings)
    controller.start()
    try:
        yield relay
    finally:
        controller.stop()


_EXIM: Final = """
exim_path = {program}
keep_environment = LD_PRELOAD:NSS_WRAPPER_PASSWD:NSS_WRAPPER_GROUP
spool_directory = {folder}/spool
log_file_path = {folder}/%slog
primary_hostname = relay.example.com
domainlist local_domains = example.com : xn--mller-kva.example
message_size_limit = 60M
tls_advertise_hosts = *
tls_certificate = {certificate}
auth_advertise_hosts = ${{if eq{{$tls_in_cipher}}{{}}{{}}{{*}}}}
acl_smtp_mail = acl_mail
acl_smtp_rcpt = acl_rcpt
begin acl
acl_mail:
  accept authenticated = *
acl_rcpt:
  accept domains = +local_domains
  deny message = relay not permitted
begin routers
all:
  driver = accept
  transport = box
begin transports
box:
  driver = appendfile
  directory = {folder}/mail
  maildir_format
  envelope_to_add
  user = relay
  group = relay
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${{if and{{{{eq{{$auth2}}{{{user}}}}}{{eq{{$auth3}}{{{password}}}}}}}}}
  server_set_id = $auth2
"""


@contextmanager
def exim(folder: Path, authority: Authority, *, user: str, password: str) -> Iterator[Relay]:
    """Exim with its own settings and spool, as an ordinary user, on a free port.

    Args:
        folder: an empty folder that everybody can reach; it holds the password afterwards.
        authority: signs its certificate.
        user: the only user name.
        password: its password.
    """
    assert EXIM.exists(), "build/relay.sh .work/relay brings it"
    owner, group = (_NOBODY, _NOBODY) if os.geteuid() == 0 else (os.geteuid(), os.getegid())
    program = shutil.copy(EXIM, folder)  # where the owner can reach it
    for name in ("spool", "mail"):
        (folder / name).mkdir()
    certificate = folder / "server.pem"
    certificate.write_bytes(authority.file().read_bytes())
    words = {"program": program, "folder": folder, "certificate": certificate, "user": user, "password": password}
    settings = folder / "exim.conf"
    settings.write_text(_EXIM.format(**words), "utf-8")
    # note: the program looks for a user of this name who exists only where the package is installed
    entry = f"{owner}:{group}::/nonexistent:/bin/false"
    (folder / "passwd").write_text(f"root:x:0:0::/:/bin/sh\nDebian-exim:x:{entry}\nrelay:x:{entry}\n", "utf-8")
    (folder / "group").write_text(f"root:x:0:\nDebian-exim:x:{group}:\nrelay:x:{group}:\n", "utf-8")
    if os.geteuid() == 0:
        for path in (folder, *folder.iterdir()):
            os.chown(path, owner, group)
    relay = Relay(port=free_port(), folder=folder / "mail")
    process = _started(relay, settings, (owner, group))
    try:
        yield relay
    finally:
        process.terminate()
        process.communicate(timeout=10)


def _started(relay: Relay, settings: Path, owner: tuple[int, int]) -> subprocess.Popen[bytes]:
    folder = settings.parent
    environment = {
        "LD_PRELOAD": str(next(Path("/usr/lib").glob("*/libnss_wrapper.so"))),
        "NSS_WRAPPER_PASSWD": str(folder / "passwd"),
        "NSS_WRAPPER_GROUP": str(folder / "group"),
    }
    process = subprocess.Popen(
        [folder / "exim4", "-C", settings, "-bdf", "-oX", f"127.0.0.1.{relay.port}"],
        env=environment,
        user=owner[0],
        group=owner[1],
        extra_groups=[] if os.geteuid() == 0 else None,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
    )
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", relay.port), 1).close()
        except OSError:
            assert process.poll() is None, (folder / "paniclog").read_text("utf-8")
            time.sleep(0.05)
        else:
            return process
    process.kill()
    raise AssertionError("the relay did not come up")
