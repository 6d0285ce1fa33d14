# SPDX-License-Identifier: MIT
"""What the page has done beside the window: requests and receipts signed and written, files saved, answers read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.domain.record import IdentityRecord
from golive_desktop.domain.signoff import ReleaseState
from golive_desktop.services.issue import SigningKey
from golive_desktop.services.records import receipt_for
from golive_desktop.services.requests import request_sign_offs
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context

__all__ = ["Order", "Written", "WrittenFile", "free_path", "write_receipt", "write_requests"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """What is to be signed, with whose key, and where the files go."""

    release: str
    roles: tuple[str, ...]
    identity: IdentityRecord
    passphrase: str = field(repr=False)
    folder: Path
    approval: str = ""
    """For a receipt: digest of the approval."""
    deputy: bool = False
    """Whether the deputies of the roles are asked, in their place."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WrittenFile:
    """One signed file that lies in the folder now."""

    role: str
    person: str
    path: Path


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """What came of an order; what was signed before a problem stays signed."""

    folder: Path
    files: tuple[WrittenFile, ...]
    problem: Problem | None = None
    kept: str = ""
    """The role whose file was signed and kept here, and could not be written to the folder."""


def write_requests(context: Context, order: Order, state: ReleaseState, task: Task) -> Written:
    """Signs and writes one request after the other; between two it can be stopped.

    Args:
        context: the page's.
        order: whom to ask.
        state: tells who cannot be asked yet; they are tried first, so that a refusal comes before any signature.
        task: the work, to say how far it is.

    Raises:
        KnownError: ``files.…`` when the folder cannot be made.
    """
    context.computer.files.make_folder(order.folder)
    roles = _doubtful_first(state, order.roles)
    written: list[WrittenFile] = []
    for number, role in enumerate(roles):
        if task.cancelled:
            break
        person = state.plan.stakeholder(role)
        task.tell(number, len(roles), person.title if person else role)
        try:
            deputies = (role,) if order.deputy else ()
            issued = request_sign_offs(
                context.adapters, _key(order), order.release, roles=(role,), deputies=deputies, now=context.now()
            )[0]
        except KnownError as error:
            return Written(folder=order.folder, files=tuple(written), problem=error.problem)
        try:
            path = _put(context, order.folder, f"{role}.golive", issued.data)
        except KnownError as error:
            return Written(folder=order.folder, files=tuple(written), problem=error.problem, kept=role)
        written.append(WrittenFile(role=role, person=issued.statement.body.person, path=path))
    return Written(folder=order.folder, files=tuple(written))


def write_receipt(context: Context, order: Order) -> Written:
    """Signs and writes the receipt for one counted approval.

    Raises:
        KnownError: ``files.…`` when the folder cannot be made.
    """
    context.computer.files.make_folder(order.folder)
    try:
        issued = receipt_for(context.adapters, _key(order), order.approval, now=context.now())
    except KnownError as error:
        return Written(folder=order.folder, files=(), problem=error.problem)
    role, person = issued.statement.body.role, issued.statement.body.person
    try:
        path = _put(context, order.folder, f"receipt-{role}.pdf", issued.data)
    except KnownError as error:
        return Written(folder=order.folder, files=(), problem=error.problem, kept=role)
    return Written(folder=order.folder, files=(WrittenFile(role=role, person=person, path=path),))


def free_path(folder: Path, name: str) -> Path:
    """A file of this name, with a number behind it where there is one already: an earlier file is never replaced."""
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
    return path


def _put(context: Context, folder: Path, name: str, data: bytes) -> Path:
    path = free_path(folder, name)
    context.computer.files.write(path, data)
    return path


def _key(order: Order) -> SigningKey:
    return SigningKey(identity=order.identity, passphrase=order.passphrase)


def _doubtful_first(state: ReleaseState, roles: Sequence[str]) -> tuple[str, ...]:
    asked = {person.role for person in state.plan.deciding()} - {state.executive_role()}
    return tuple(sorted(roles, key=asked.__contains__))
