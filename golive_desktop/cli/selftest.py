# SPDX-License-Identifier: MIT
"""Tries out this installation: its files, its database, signing, checking, and that a flipped byte is found."""

import secrets
import tempfile
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from golive_desktop.cli.checking import check
from golive_desktop.cli.console import Console
from golive_desktop.cli.exits import DONE, NEGATIVE
from golive_desktop.cli.language import LANGUAGES, Translate
from golive_desktop.cli.parser import Parser
from golive_desktop.domain.certificate import Subject
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.trust import Anchor, Trust
from golive_desktop.i18n.catalogue import has_catalogue
from golive_desktop.ports.adapters import Adapters
from golive_desktop.resources import resource_bytes, resource_names
from golive_desktop.services.identities import announce_identity, create_identity
from golive_desktop.services.issue import SigningKey
from golive_desktop.wording.terms import term

__all__ = ["arguments"]

State = Literal["ok", "failed", "absent"]

_PERSON = Subject(name="Łukasz Ελένη Жук", role="Self-test", organisation="GoLive Desktop", email="self@example.com")
"""A name in three scripts, so that a missing font shows."""
_RESOURCES = ("roles.toml", "colour/sRGB.icc", "sample/handbook.md")
_BROKEN = (OSError, ImportError, ValueError, LookupError, RuntimeError, TypeError, AttributeError)
"""How a broken installation fails; the row says so, and the other rows are still tried."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Row:
    """One thing that was tried."""

    name: str
    title: str
    state: State
    text: str


def arguments(parser: Parser, _: Translate) -> None:
    """``golive self-test``."""
    parser.set_defaults(run=_run)


def _run(console: Console, _arguments: Namespace) -> int:
    with tempfile.TemporaryDirectory(prefix="golive-self-test-") as folder:
        trial = _Trial(console, Path(folder))
        try:
            rows = [_tried(console, *attempt) for attempt in trial.attempts()]
        finally:
            trial.adapters.store.close()
    good = all(row.state != "failed" for row in rows)
    console.answer(
        {
            "ok": good,
            "checks": [{"name": row.name, "state": row.state, "text": row.text} for row in rows],
        },
        [f"{term('check', row.state, console.language)}: {row.title}: {row.text}" for row in rows],
    )
    return DONE if good else NEGATIVE


def _tried(console: Console, name: str, title: str, attempt: Callable[[], str]) -> _Row:
    try:
        return _Row(name=name, title=title, state="ok", text=attempt())
    except _AbsentError as absent:
        return _Row(name=name, title=title, state="absent", text=str(absent))
    except KnownError as error:
        return _Row(name=name, title=title, state="failed", text=console.explain(error.problem).sentence)
    except _BROKEN as error:
        return _Row(name=name, title=title, state="failed", text=type(error).__name__)


class _AbsentError(Exception):
    """Something optional is not there."""


class _Trial:
    """One self-test in a folder of its own; the user's home is not touched."""

    def __init__(self, console: Console, folder: Path) -> None:
        self._console = console
        self._folder = folder
        self._passphrase = secrets.token_urlsafe(16)
        self.adapters: Adapters = console.computer.open_home(folder)

    def attempts(self) -> list[tuple[str, str, Callable[[], str]]]:
        """What is tried, in order: key, title, attempt."""
        _ = self._console.translate
        return [
            ("fonts", _("Fonts"), self._fonts),
            ("resources", _("Data files"), self._resources),
            ("languages", _("Languages"), self._languages),
            ("database", _("Database"), self._database),
            ("signing", _("Signing"), self._signing),
            ("verifying", _("Checking"), self._verifying),
            ("flipped-byte", _("A flipped byte is found"), self._flipped),
            ("pdf-view", _("Showing documents"), self._pdf_view),
            ("git", _("git for the gates"), self._git),
            ("keyring", _("Keyring"), self._keyring),
        ]

    def _fonts(self) -> str:
        fonts = [name for name in resource_names("fonts") if name.endswith(".ttf")]
        if not fonts or any(len(resource_bytes(name)) == 0 for name in fonts):
            raise FileNotFoundError("fonts")
        return str(len(fonts))

    def _resources(self) -> str:
        total = sum(len(resource_bytes(name)) for name in _RESOURCES)
        stakeholders = len(self.adapters.read_handbook(resource_bytes("sample/handbook.md")).plan.stakeholders)
        return self._console.translate("{count} bytes, {people} stakeholders in the sample handbook").format(
            count=total, people=stakeholders
        )

    def _languages(self) -> str:
        missing = [language for language in LANGUAGES if not has_catalogue(language)]
        if missing:
            raise _AbsentError(self._console.translate("not compiled: {names}").format(names=", ".join(missing)))
        return ", ".join(LANGUAGES)

    def _database(self) -> str:
        with self.adapters.store.writing() as work:
            work.audit.record("self-test", "", {}, at=self._console.now())
        with self.adapters.store.reading() as work:
            return self._console.translate("made and migrated, {count} entry").format(count=len(work.audit.entries()))

    def _signing(self) -> str:
        return self._console.translate("{count} bytes signed").format(count=len(self._statement))

    def _verifying(self) -> str:
        return self._verdict(self._statement, "genuine")

    def _flipped(self) -> str:
        data = bytearray(self._statement)
        data[secrets.randbelow(len(data))] ^= 1 << secrets.randbelow(8)
        return self._verdict(bytes(data), "changed", "not-checkable")

    def _pdf_view(self) -> str:
        try:
            pages = self._console.computer.pages_shown(self._statement)
        except KnownError as error:
            if error.problem.details.get("error") not in {"ImportError", "ModuleNotFoundError"}:
                raise
            # note: a server that only checks files on the console has no libraries of a window, and needs none
            raise _AbsentError(self._console.translate("the libraries of a window are not there")) from error
        return self._console.translate("{count} page drawn").format(count=pages)

    def _git(self) -> str:
        try:
            self._console.computer.gates.inspect(self._folder)
        except KnownError as error:
            if error.problem.code == "gate.git-missing":
                raise _AbsentError(self._console.explain(error.problem).sentence) from error
        return self._console.translate("found")

    def _keyring(self) -> str:
        try:
            return self.adapters.mail.keyring.describe()
        except KnownError as error:
            raise _AbsentError(self._console.explain(error.problem).sentence) from error

    @cached_property
    def _statement(self) -> bytes:
        now = self._console.now()
        identity = create_identity(self.adapters, "self-test", _PERSON, passphrase=self._passphrase, now=now)
        key = SigningKey(identity=identity, passphrase=self._passphrase)
        self._anchor = Anchor(certificate=identity.certificate, source="own")
        return announce_identity(self.adapters, key, language=self._console.language, now=now).data

    def _verdict(self, data: bytes, *wanted: str) -> str:
        found = check(self._console, data, name="identity.pdf", trust=Trust(anchors=(self._anchor,)))
        if found.verdict not in wanted:
            raise KnownError.of("console.self-test-verdict", found.verdict)
        return term("verdict", found.verdict, self._console.language)
