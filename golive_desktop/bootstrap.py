# SPDX-License-Identifier: MIT
# ruff: noqa: PLC0415 - each adapter brings a heavy library, which is imported when the adapter is first asked
"""Puts the program together: the only place that knows which concrete parts stand behind the ports."""

import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from golive_desktop.system.clock import SystemClock
from golive_desktop.system.files import DiskFiles
from golive_desktop.system.home import locate_home
from golive_desktop.system.home import open_home as make_home
from golive_desktop.system.late import IMPORTING, late
from golive_desktop.system.randomness import SystemRandomness

TYPE_CHECKING = False
if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from golive_desktop.domain.certificate import Certificate
    from golive_desktop.domain.plan import ImportedPlan, Plan
    from golive_desktop.domain.problem import Problem
    from golive_desktop.ports import mail
    from golive_desktop.ports.adapters import Adapters, MailAdapters
    from golive_desktop.ports.backup import Backups
    from golive_desktop.ports.documents import DocumentPress, DocumentReader
    from golive_desktop.ports.signing import AuthorityReader, KeyMaker, SignatureInspector, Signer
    from golive_desktop.ports.store import Store, UnitOfWork
    from golive_desktop.ports.system import BoundedCall, Clock, Files, GateRunner, MetricReader
    from golive_desktop.system.secrets import Passphrase

__all__ = ["DATABASE", "Computer", "mail_parts", "open_home"]

_PRELOADED = (
    "golive_desktop.documents.reader",
    "golive_desktop.signing.inspecting",
    "golive_desktop.signing.beside",
    "golive_desktop.services.checking",
)
"""What a process needs to check a file or to open a key; their libraries take most of a second to import."""

_TURN = "outbox-turn"
"""Whoever sends holds this file of the home."""

_DRAWN_SECONDS = 30.0
_DRAWN_BYTES = 1 << 40
"""Of addresses; PDFium reserves many times of what it uses."""

DATABASE = "golive.sqlite3"
"""The name of the database in a home; `store` knows it too, but asking it would import SQLAlchemy."""

Port = TypeVar("Port")


def open_home(home: Path, *, beside: "BoundedCall | None" = None) -> "Adapters":
    """The parts behind the ports for the home in this folder; nothing is imported, opened or made before its use.

    Args:
        home: the data folder of one person.
        beside: opens keys in processes of their own, for a window that has to answer meanwhile, and in which whoever
            guesses a passphrase has to wait; None opens them here.
    """
    from golive_desktop.ports.adapters import Adapters

    keys, signer = (late(_keys), late(_signer)) if beside is None else _patient(beside)
    return Adapters(
        store=_LateStore(home / DATABASE),
        press=late(_press),
        reader=late(_reader),
        keys=keys,
        authorities=late(_authorities),
        signer=signer,
        inspector=late(_inspector),
        mail=mail_parts(home),
        read_handbook=_read_handbook,
        write_handbook=_write_handbook,
        unprintable=_unprintable,
        new_id=SystemRandomness().token,
    )


def mail_parts(home: Path) -> "MailAdapters":
    """The parts behind the ports of mail; nothing is imported before it is asked.

    Args:
        home: the data folder, in which of several programs one at a time sends.
    """
    from golive_desktop.ports.adapters import MailAdapters

    return MailAdapters(
        messages=late(_messages),
        transport=late(_transport),
        tokens=late(_tokens),
        templates=late(_templates),
        calendars=late(_calendars),
        chat=late(_chat),
        keyring=late(_keyring),
        turn=late(partial(_turn, home)),
    )


class Computer:
    """This computer as the doors need it.

    Args:
        environment: the environment variables.
        ask: asks the user for a secret, which is not shown while it is typed.
        window: whether a window has to answer while the computer works.
        clock: the time, also of what gates leave as evidence; None takes this computer's.
    """

    def __init__(
        self,
        environment: Mapping[str, str] | None = None,
        ask: Callable[[str], str] | None = None,
        *,
        window: bool = False,
        clock: "Clock | None" = None,
    ) -> None:
        self._window = window
        self._environment = os.environ if environment is None else environment
        self._ask = ask or _ask_on_terminal
        self.clock: Clock = clock or SystemClock()
        self.files: Files = DiskFiles()
        self.calls: BoundedCall = late(_calls)
        self.gates: GateRunner = late(partial(_gates, self.clock))
        self.metrics: MetricReader = late(partial(_metrics, self.gates))
        self.backups: Backups = late(_backups)

    def locate(self, argument: Path | None) -> Path:
        """Where the home lies, see `golive_desktop.system.home.locate_home`; nothing is made."""
        return locate_home(argument, self._environment)

    def has_home(self, folder: Path) -> bool:
        """Whether `folder` is a home already."""
        return os.path.exists(folder / DATABASE)  # noqa: PTH110 - never raises, where one may not even look

    def make_home(self, folder: Path) -> "tuple[Problem, ...]":
        """Makes the home where it is missing, and says what is worth knowing about it.

        Raises:
            KnownError: see `golive_desktop.system.home.open_home`.
        """
        return make_home(folder).problems

    def open_home(self, folder: Path) -> "Adapters":
        """See `open_home`."""
        return open_home(folder, beside=self.calls if self._window else None)

    def passphrase(self, file: Path | None, prompt: str, again: str = "") -> "Passphrase":
        """A passphrase from a file, the environment or the keyboard, see `read_passphrase`.

        Args:
            file: the file that the user named.
            prompt: what the user is asked.
            again: for a new passphrase, what the user is asked the second time.

        Raises:
            KnownError: ``secret.…`` and what stands against reading the file.
        """
        from golive_desktop.system.secrets import read_passphrase

        return read_passphrase(
            file=file,
            environment=self._environment,
            ask=lambda: self._ask(prompt),
            ask_again=(lambda: self._ask(again)) if again else None,
        )

    def mail_password(self, file: Path | None, prompt: str, variable: str = "") -> "Passphrase":
        """A secret of a mail account, as `passphrase`; `variable` is ``GOLIVE_MAIL_PASSWORD`` where none is named.

        Raises:
            KnownError: as `passphrase`.
        """
        from golive_desktop.system.secrets import MAIL_PASSWORD_VARIABLE, read_passphrase

        return read_passphrase(
            file=file,
            environment=self._environment,
            ask=lambda: self._ask(prompt),
            variable=variable or MAIL_PASSWORD_VARIABLE,
        )

    def read_certificate(self, data: bytes) -> "Certificate":
        """The certificate in a file, PEM or DER.

        Raises:
            KnownError: ``certificate.unreadable``.
        """
        from golive_desktop.signing.certificates import read_certificate

        return read_certificate(data)

    def is_authority(self, certificate: "Certificate") -> bool:
        """Whether it belongs to an authority that issues certificates (basic constraints, RFC 5280, 4.2.1.9)."""
        from golive_desktop.signing.certificates import load_certificate

        return any(getattr(item.value, "ca", False) for item in load_certificate(certificate.der).extensions)

    def pages_shown(self, data: bytes) -> int:
        """How many pages the window's view of documents finds in a PDF, see `golive_desktop.ui.paperview`.

        In a process of its own: Qt ends the one in which it finds no way to draw.

        Raises:
            KnownError: ``bounded.…``.
        """
        from golive_desktop.ui.paperview import pages_shown

        return self.calls.run(pages_shown, data, seconds=_DRAWN_SECONDS, memory_bytes=_DRAWN_BYTES)

    def sample_repository(self, folder: Path, tag: str) -> str:
        """A git repository for the demo with one commit under `tag`; the commit's full id.

        Raises:
            KnownError: ``gate.git-missing``, ``gate.git-failed``.
        """
        from golive_desktop.system.sample_repository import make_sample_repository

        return make_sample_repository(folder, tag)


class _LateStore:
    """The home's store; SQLAlchemy is imported and the file opened at the first transaction."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._store: Store | None = None

    def writing(self) -> "AbstractContextManager[UnitOfWork]":
        return self._real().writing()

    def reading(self) -> "AbstractContextManager[UnitOfWork]":
        return self._real().reading()

    def close(self) -> None:
        if self._store is not None:
            self._store.close()

    def _real(self) -> "Store":
        if self._store is None:
            from golive_desktop.store.sqlite import SqliteStore

            self._store = SqliteStore(self._path, token=SystemRandomness().token)
        return self._store


def _ask_on_terminal(prompt: str) -> str:
    from golive_desktop.system.secrets import ask_on_terminal

    return ask_on_terminal(prompt)


def _press() -> "DocumentPress":
    with IMPORTING:
        from golive_desktop.documents.press import PdfPress

    return PdfPress()


def _reader() -> "DocumentReader":
    with IMPORTING:
        from golive_desktop.documents.reader import PdfReader

    return PdfReader()


def _authorities() -> "AuthorityReader":
    from golive_desktop.signing.authorities import X509AuthorityReader

    return X509AuthorityReader()


def _keys() -> "KeyMaker":
    from golive_desktop.signing.keys import Pkcs12KeyMaker

    return Pkcs12KeyMaker()


def _signer() -> "Signer":
    with IMPORTING:
        from golive_desktop.signing.certifying import PadesSigner

    return PadesSigner()


def _beside(calls: "BoundedCall") -> "tuple[KeyMaker, Signer]":
    from golive_desktop.signing.beside import BesideKeyMaker, BesideSigner

    return BesideKeyMaker(calls), BesideSigner(calls, late(_signer))


def _patient(beside: "BoundedCall") -> "tuple[KeyMaker, Signer]":
    from golive_desktop.signing.patience import Patience, PatientKeyMaker, PatientSigner

    patience = Patience()
    return (
        PatientKeyMaker(late(lambda: _beside(beside)[0]), patience),
        PatientSigner(late(lambda: _beside(beside)[1]), patience),
    )


def _inspector() -> "SignatureInspector":
    with IMPORTING:
        from golive_desktop.signing.inspecting import PadesInspector

    return PadesInspector()


def _calls() -> "BoundedCall":
    from golive_desktop.system.bounded import ProcessCalls

    return ProcessCalls(preload=_PRELOADED)


def _backups() -> "Backups":
    from golive_desktop.store.backup import SqliteBackups

    return SqliteBackups()


def _gates(clock: "Clock") -> "GateRunner":
    from golive_desktop.system.gates import GitGates

    return GitGates(clock)


def _metrics(gates: "GateRunner") -> "MetricReader":
    from golive_desktop.system.metrics import SystemMetrics

    return SystemMetrics(gates)


def _messages() -> "mail.MessageWriter":
    from golive_desktop.mail.message import MimeWriter

    return MimeWriter()


def _transport() -> "mail.MailTransport":
    from golive_desktop.mail.relay import SmtpTransport

    return SmtpTransport()


def _tokens() -> "mail.TokenSource":
    from golive_desktop.mail.tokens import ProviderTokens

    return ProviderTokens(SystemClock())


def _templates() -> "mail.TemplateRenderer":
    from golive_desktop.mail.renderer import SandboxedRenderer

    return SandboxedRenderer()


def _calendars() -> "mail.CalendarWriter":
    from golive_desktop.mail.calendars import IcsWriter

    return IcsWriter()


def _chat() -> "mail.ChatPoster":
    from golive_desktop.mail.webhook import WebhookPoster

    return WebhookPoster()


def _keyring() -> "mail.Keyring":
    from golive_desktop.system.keyring import SystemKeyring

    return SystemKeyring()


def _turn(home: Path) -> "mail.Turn":
    from golive_desktop.system.turns import FileTurn

    return FileTurn(home / _TURN)


def _read_handbook(data: bytes) -> "ImportedPlan":
    from golive_desktop.documents.handbook.reader import read_handbook

    return read_handbook(data)


def _write_handbook(plan: "Plan") -> str:
    from golive_desktop.documents.handbook.writer import write_handbook

    return write_handbook(plan)


def _unprintable(text: str) -> tuple[str, ...]:
    from golive_desktop.documents.characters import unsupported_characters

    return unsupported_characters(text)
