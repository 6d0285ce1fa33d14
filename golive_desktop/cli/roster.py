# SPDX-License-Identifier: MIT
"""Whose certificate holds which role: numbers compared, keys confirmed and revoked, the roster handed out."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from golive_desktop.cli import roster_replace
from golive_desktop.cli.checking import check, read_checked
from golive_desktop.cli.console import Console
from golive_desktop.cli.exits import DONE
from golive_desktop.cli.keys import add_key, signing_key
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser, group
from golive_desktop.domain.certificate import Certificate
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.text import in_one_line
from golive_desktop.domain.trust import RosterEntry, Trust
from golive_desktop.i18n.moments import show_time
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.identities import only_identity
from golive_desktop.services.rosters import Comparison, confirm_key, current_roster, revoke_key
from golive_desktop.wording.terms import term

__all__ = ["arguments"]


def arguments(parser: Parser, _: Translate) -> None:
    """``golive roster list | confirm | revoke | replace | export``."""
    parts = group(parser, _)
    shown = parts.add("list", _("the keys of a release"))
    shown.add_argument("release", metavar=_("RELEASE"), help=_("candidate tag or id"))
    shown.set_defaults(run=_list)
    confirm = parts.add("confirm", _("record that a certificate's number was compared"))
    confirm.add_argument("release", metavar=_("RELEASE"), help=_("candidate tag or id"))
    confirm.add_argument(
        "file",
        metavar=_("FILE"),
        type=Path,
        nargs="?",
        help=_("an announcement, an approval or a certificate; else it is looked for among the received files"),
    )
    confirm.add_argument("--role", required=True, metavar=_("ROLE"), help=_("the role in this release"))
    confirm.add_argument("--number", required=True, metavar=_("NUMBER"), help=_("the 24 digits as they were read out"))
    confirm.add_argument("--how", required=True, choices=("phone", "in-person", "video"), help=_("how you compared it"))
    confirm.add_argument(
        "--deputy", action="store_true", help=_("the key signs only in the place of whoever delegated the role")
    )
    confirm.add_argument("--by", metavar=_("NAME"), default="", help=_("who compared it; else you"))
    confirm.set_defaults(run=_confirm)
    revoke = parts.add("revoke", _("a key counts no more from now on"))
    revoke.add_argument("release", metavar=_("RELEASE"), help=_("candidate tag or id"))
    revoke.add_argument("fingerprint", metavar=_("FINGERPRINT"), help=_("its first digits are enough"))
    revoke.set_defaults(run=_revoke)
    replaced = _("a release manager's new key, in the place of the one that you compared")
    roster_replace.arguments(parts.add("replace", replaced), _)
    export = parts.add("export", _("the signed roster as a file"))
    export.add_argument("release", metavar=_("RELEASE"), help=_("candidate tag or id"))
    export.add_argument("--out", required=True, metavar=_("FILE"), type=Path, help=_("the roster, PDF"))
    export.add_argument("--force", action="store_true", help=_("replace an existing file"))
    add_key(export, _)
    export.set_defaults(run=_export)


def _list(console: Console, arguments: Namespace) -> int:
    with console.adapters.store.reading() as work:
        entries = work.roster.entries(work.releases.get(arguments.release).id)
    console.answer({"roster": [_data(entry) for entry in entries]}, [_line(console, entry) for entry in entries])
    return DONE


def _confirm(console: Console, arguments: Namespace) -> int:
    compared = Comparison(number=arguments.number, by=arguments.by or _own_name(console), how=arguments.how)
    certificate = (
        _kept_certificate(console, arguments) if arguments.file is None else _certificate(console, arguments.file)
    )
    entry = confirm_key(
        console.adapters,
        arguments.release,
        certificate,
        role=arguments.role,
        comparison=compared,
        deputy=True if arguments.deputy else None,
        now=console.now(),
    )
    return _shown(console, entry)


def _revoke(console: Console, arguments: Namespace) -> int:
    entry = revoke_key(console.adapters, arguments.release, arguments.fingerprint, now=console.now())
    return _shown(console, entry)


def _export(console: Console, arguments: Namespace) -> int:
    console.free(arguments.out, arguments)
    key = signing_key(console, arguments)
    issued = current_roster(console.adapters, key, arguments.release, now=console.now())
    console.write(arguments.out, issued.data)
    number = issued.statement.body.number
    console.answer({"file": str(arguments.out), "sha256": issued.sha256, "number": number}, [str(arguments.out)])
    return DONE


def _own_name(console: Console) -> str:
    identity = only_identity(console.adapters)
    return console.adapters.keys.describe(identity.certificate).subject.name


def _certificate(console: Console, path: Path) -> Certificate:
    """The certificate in a file: of a signed statement, or by itself."""
    data = console.read(path)
    if not data.startswith(b"%PDF"):
        return console.computer.read_certificate(data)
    return _signer(console, read_checked(console, path), path.name)


def _signer(console: Console, data: bytes, name: str) -> Certificate:
    found = check(console, data, name=name, trust=Trust())
    if found.verdict in {"changed", "not-checkable"} or len(found.signatures) != 1:
        raise KnownError.of("roster.file-unusable", name, verdict=found.verdict)
    return found.signatures[0].certificate


def _kept_certificate(console: Console, arguments: Namespace) -> Certificate:
    """The certificate with this number, or else the only one, among what came in for the role."""
    with console.adapters.store.reading() as work:
        originals = list(_candidates(work, work.releases.get(arguments.release).id, arguments.role))
    found = [_signer(console, data, name) for data, name in originals]
    digits = arguments.number.replace(" ", "")
    same = [certificate for certificate in found if certificate.number.replace(" ", "") == digits]
    different = {certificate.fingerprint: certificate for certificate in found}
    if same:
        return same[0]
    if len(different) == 1:
        return found[0]
    raise KnownError.of("roster.certificate-not-found", arguments.role)


def _candidates(work: UnitOfWork, release: str, role: str) -> Iterator[tuple[bytes, str]]:
    records = [*work.statements.of_release(release), *work.statements.of_release("")]
    for record in reversed(records):
        by_role = record.kind == "approval" and record.role == role
        if record.direction == "received" and (by_role or record.kind == "identity"):
            original = work.statements.original(record.sha256)
            yield original.data, original.name


def _shown(console: Console, entry: RosterEntry) -> int:
    console.answer({"entry": _data(entry)}, [_line(console, entry)])
    return DONE


def _data(entry: RosterEntry) -> dict[str, str | bool | None]:
    return {
        "role": entry.role,
        "title": entry.title,
        "person": entry.person,
        "organisation": entry.organisation,
        "email": entry.email,
        "fingerprint": entry.fingerprint,
        "number": entry.number,
        "compared_by": entry.compared_by,
        "compared_how": entry.compared_how,
        "compared_at": entry.compared_at.isoformat(),
        "deputy": entry.deputy,
        "revoked_at": entry.revoked_at.isoformat() if entry.revoked_at else None,
    }


def _line(console: Console, entry: RosterEntry) -> str:
    how = term("compared", entry.compared_how, console.language)
    person, by = in_one_line(entry.person), in_one_line(entry.compared_by)
    line = f"{entry.role:<16} {person}  {entry.number}  {entry.fingerprint[:16]}  {how}, {by}"
    if entry.deputy:
        line += "  " + console.translate("deputy")
    if entry.revoked_at is None:
        return line
    time = show_time(entry.revoked_at, console.language)
    revoked = console.translate("revoked {time}").format(time=time)
    return f"{line}  {revoked}"
