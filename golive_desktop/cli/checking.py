# SPDX-License-Identifier: MIT
"""Checks bytes of strangers in a process of its own, so that no file can hang the console or eat its memory."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from golive_desktop.cli.console import Console
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.trust import Trust
from golive_desktop.ports.adapters import Adapters
from golive_desktop.services.rosters import home_trust
from golive_desktop.services.verify import Verification, Verifier

__all__ = ["check", "read_checked", "trust_of_home"]

_SECONDS = 20.0
_SECONDS_EACH_MEGABYTE = 0.5
"""A dossier of 1,000 approvals has 95 MB and takes half a minute on two busy cores."""
_MEMORY = 1 << 30
_MEGABYTE = 1_000_000
_CODES = ("bounded.",)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Order:
    """One check, as it is handed to the other process."""

    verifier: Verifier
    data: bytes
    name: str
    trust: Trust
    now: datetime


def check(console: Console, data: bytes, *, name: str, trust: Trust) -> Verification:
    """The verdict on `data`, found within 20 seconds (and half a second for each megabyte) and 1 GB of memory.

    A check that took longer, took more or died is no pass: it is *not checkable*, with the reason.

    Args:
        console: the running command.
        data: any bytes.
        name: the file's name, for messages only.
        trust: whom the check may trust.
    """
    parts = _parts(console)
    order = _Order(
        verifier=Verifier(reader=parts.reader, inspector=parts.inspector),
        data=data,
        name=name,
        trust=trust,
        now=console.now(),
    )
    seconds = _SECONDS + _SECONDS_EACH_MEGABYTE * len(data) / _MEGABYTE
    if nothing := _no_pdf(data, name):
        return _not_checked(nothing, data, name)
    try:
        return console.computer.calls.run(_carry_out, order, seconds=seconds, memory_bytes=_MEMORY)
    except KnownError as error:
        if not error.problem.code.startswith(_CODES):
            raise
        return _not_checked(error, data, name)


def read_checked(console: Console, path: Path) -> bytes:
    """A file that services may open: it was checked once within the limits, whatever the verdict.

    Raises:
        KnownError: ``files.…``; ``bounded.…`` for a file that hung the check.
    """
    data = console.read(path)
    found = check(console, data, name=path.name, trust=Trust())
    for problem in found.problems:
        if problem.code.startswith(_CODES):
            raise KnownError(problem)
    return data


def trust_of_home(console: Console) -> Trust:
    """Whom the home trusts; nobody where there is no home yet, and none is made for the question."""
    if not console.computer.has_home(console.folder):
        return Trust()
    with console.adapters.store.reading() as work:
        return home_trust(work)


def _parts(console: Console) -> Adapters:
    """The parts without a home: reading and inspecting need none."""
    parts = console.computer.open_home(console.folder)
    # note: their libraries are imported here, once, and not again in every process that is started
    _ = (parts.reader.read, parts.inspector.inspect)
    return parts


def _no_pdf(data: bytes, name: str) -> KnownError | None:
    """Why no check is even begun: a file picked by mistake is told so in plain words."""
    if not data:
        return KnownError.of("document.empty", name)
    # note: other programs take up to 1,024 bytes before the header; such a file is damaged, and no other kind of file
    return None if b"%PDF-" in data[:1024] else KnownError.of("document.not-pdf", name)


def _carry_out(order: _Order) -> Verification:
    return order.verifier.verify(order.data, trust=order.trust, now=order.now, name=order.name)


def _not_checked(error: KnownError, data: bytes, name: str) -> Verification:
    return Verification(
        verdict="not-checkable",
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        statement=None,
        signatures=(),
        trusted=False,
        embedded=(),
        problems=(error.problem,),
    )
