# SPDX-License-Identifier: MIT
"""Checks bytes of strangers in a process of its own, so that no file can hang the program or eat its memory."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime

from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.domain.trust import Anchor, Trust
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.system import BoundedCall
from golive_desktop.services.own_records import own_record_problems
from golive_desktop.services.rosters import home_trust
from golive_desktop.services.verify import Verification, Verifier
from golive_desktop.statements.envelope import Statement
from golive_desktop.statements.roster import RosterBody
from golive_desktop.statements.state import is_roster

__all__ = ["UNFINISHED", "check_bounded", "check_here", "check_many", "read_roster", "warm_up"]

UNFINISHED = ("bounded.",)
"""How the codes begin that say that a check could not be finished; such a file must not be opened."""

_SECONDS = 20.0
_SECONDS_EACH_MEGABYTE = 0.5
"""A dossier of 1,000 approvals has 95 MB and takes half a minute on two busy cores."""
_MEMORY = 1 << 30
_MEGABYTE = 1_000_000
_SMALL = 2 * _MEGABYTE


@dataclass(frozen=True, kw_only=True, slots=True)
class _Order:
    """One check, as it is handed to the other process."""

    verifier: Verifier
    data: bytes
    name: str
    trust: Trust
    now: datetime


def check_bounded(  # noqa: PLR0913 - each argument is one fact of the check
    adapters: Adapters, calls: BoundedCall, data: bytes, *, name: str, trust: Trust, now: datetime
) -> Verification:
    """The verdict on `data`, found within 20 seconds (and half a second for each megabyte) and 1 GB of memory.

    A check that took longer, took more or died is no pass: it is *not checkable*, with the reason.

    Args:
        adapters: the parts to work with; their store is not touched.
        calls: runs the check beside the program.
        data: any bytes.
        name: the file's name, for messages only.
        trust: whom the check may trust.
        now: the time of the check.
    """
    if nothing := _no_pdf(data, name):
        return _not_checked(nothing.problem, data, name)
    # note: their libraries are imported here, once, and not again in every process that is started
    _ = (adapters.reader.read, adapters.inspector.inspect)
    order = _order(adapters, data, name, trust, now)
    try:
        return calls.run(_carry_out, order, seconds=_seconds(data), memory_bytes=_MEMORY)
    except KnownError as error:
        if not error.problem.code.startswith(UNFINISHED):
            raise
        return _not_checked(error.problem, data, name)


def check_many(
    adapters: Adapters, calls: BoundedCall, files: Sequence[tuple[str, bytes]], *, trust: Trust, now: datetime
) -> Iterator[tuple[int, Verification]]:
    """The verdict on each file as soon as it is there, with the file's number; within the limits of `check_bounded`.

    Args:
        adapters: the parts to work with; their store is not touched.
        calls: runs the checks beside the program, several at once.
        files: name and bytes of each.
        trust: whom the check may trust.
        now: the time of the check.
    """
    small: list[int] = []
    large: list[int] = []
    for number, (name, data) in enumerate(files):
        if nothing := _no_pdf(data, name):
            yield number, _not_checked(nothing.problem, data, name)
        else:
            (small if len(data) <= _SMALL else large).append(number)
    # note: large files one by one, so that a small file has no more time than its size asks for
    for numbers in (small, *([number] for number in large)):
        orders = [_order(adapters, files[number][1], files[number][0], trust, now) for number in numbers]
        seconds = max((_seconds(order.data) for order in orders), default=_SECONDS)
        with closing(calls.stream(_carry_out, orders, seconds_each=seconds, memory_bytes=_MEMORY)) as found:
            for index, result in found:
                order = orders[index]
                if isinstance(result, Problem):
                    yield numbers[index], _not_checked(result, order.data, order.name)
                else:
                    yield numbers[index], result


def read_roster(  # noqa: PLR0913 - as `check_bounded`
    adapters: Adapters, calls: BoundedCall, data: bytes, *, name: str, trust: Trust, now: datetime
) -> Statement[RosterBody]:
    """The roster in a file that the user named; its own signer is trusted because the user said so.

    Args:
        adapters: the parts to work with; their store is not touched.
        calls: runs the check beside the program.
        data: the file.
        name: its name.
        trust: knows which rosters were seen here.
        now: the time of the check.

    Raises:
        KnownError: ``verify.roster-unusable``, ``verify.roster-older``.
    """
    first = check_bounded(adapters, calls, data, name=name, trust=Trust(), now=now)
    named = tuple(Anchor(certificate=item.certificate.der, source="named") for item in first.signatures)
    # note: any flaw but the unknown signer stands already against it; with its signer named, none may be left
    own = Trust(anchors=named)
    found = check_bounded(adapters, calls, data, name=name, trust=own, now=now) if named else first
    statement = found.statement
    if found.verdict != "genuine" or statement is None or not is_roster(statement):
        raise KnownError.of("verify.roster-unusable", name, verdict=found.verdict)
    release = statement.release.id if statement.release else ""
    seen = dict(trust.seen_rosters).get(release, 0)
    if statement.body.number < seen:
        raise KnownError.of("verify.roster-older", name, number=str(statement.body.number), seen=str(seen))
    return statement


def warm_up(adapters: Adapters, calls: BoundedCall) -> None:
    """Makes ready what takes a second the first time that a file is checked and recorded."""
    _ = (adapters.reader.read, adapters.inspector.inspect)
    calls.run(_nothing, None, seconds=_SECONDS, memory_bytes=_MEMORY)


def check_here(adapters: Adapters, calls: BoundedCall, data: bytes, *, name: str, now: datetime) -> Verification:
    """The verdict on `data` for whom this home trusts, with what the home's own records say against it.

    Args:
        adapters: the home's parts.
        calls: runs the check beside the program.
        data: any bytes.
        name: the file's name, for messages only.
        now: the time of the check.
    """
    with adapters.store.reading() as work:
        trust = home_trust(work)
    found = check_bounded(adapters, calls, data, name=name, trust=trust, now=now)
    with adapters.store.reading() as work:
        return replace(found, problems=(*found.problems, *own_record_problems(work, found, adapters.reader)))


def _no_pdf(data: bytes, name: str) -> KnownError | None:
    """Why no check is even begun: a file picked by mistake is told so in plain words."""
    if not data:
        return KnownError.of("document.empty", name)
    # note: other programs take up to 1,024 bytes before the header; such a file is damaged, and no other kind of file
    return None if b"%PDF-" in data[:1024] else KnownError.of("document.not-pdf", name)


def _order(adapters: Adapters, data: bytes, name: str, trust: Trust, now: datetime) -> _Order:
    verifier = Verifier(reader=adapters.reader, inspector=adapters.inspector)
    return _Order(verifier=verifier, data=data, name=name, trust=trust, now=now)


def _seconds(data: bytes) -> float:
    return _SECONDS + _SECONDS_EACH_MEGABYTE * len(data) / _MEGABYTE


def _nothing(_order: None) -> None:
    pass


def _carry_out(order: _Order) -> Verification:
    return order.verifier.verify(order.data, trust=order.trust, now=order.now, name=order.name)


def _not_checked(problem: Problem, data: bytes, name: str) -> Verification:
    return Verification(
        verdict="not-checkable",
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        statement=None,
        signatures=(),
        trusted=False,
        embedded=(),
        problems=(problem,),
    )
