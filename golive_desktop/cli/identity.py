# SPDX-License-Identifier: MIT
"""Signing identities of this laptop: made, imported, listed, handed out."""

from argparse import Namespace
from pathlib import Path

from golive_desktop.cli.console import Console
from golive_desktop.cli.exits import DONE
from golive_desktop.cli.keys import add_passphrase, new_passphrase, passphrase
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser, group
from golive_desktop.domain.certificate import Certificate, Subject
from golive_desktop.domain.record import IdentityRecord
from golive_desktop.domain.text import in_one_line
from golive_desktop.i18n.moments import show_date
from golive_desktop.services.identities import announce_identity, create_identity, import_identity
from golive_desktop.services.issue import SigningKey
from golive_desktop.services.key_care import validity_of

__all__ = ["arguments"]


def arguments(parser: Parser, _: Translate) -> None:
    """``golive identity create | import | list | export``."""
    parts = group(parser, _)
    create = parts.add("create", _("make a new key with a certificate"))
    create.add_argument("name", metavar=_("NAME"), help=_("how you call it on this laptop"))
    create.add_argument("--person", required=True, metavar=_("NAME"), help=_("whom the certificate names"))
    create.add_argument("--role", required=True, metavar=_("TEXT"), help=_("the person's role in words"))
    create.add_argument("--organisation", required=True, metavar=_("TEXT"), help=_("company or team"))
    create.add_argument("--email", required=True, metavar=_("ADDRESS"), help=_("e-mail address"))
    create.add_argument(
        "--out", metavar=_("FILE"), type=Path, help=_("the signed announcement for the release manager")
    )
    create.add_argument("--force", action="store_true", help=_("replace an existing file"))
    add_passphrase(create, _)
    create.set_defaults(run=_create)
    bring = parts.add("import", _("take a company's PKCS#12 file as it is"))
    bring.add_argument("name", metavar=_("NAME"), help=_("how you call it on this laptop"))
    bring.add_argument("file", metavar=_("FILE"), type=Path, help=_("the .p12 or .pfx file"))
    add_passphrase(bring, _)
    bring.set_defaults(run=_import)
    parts.add("list", _("the identities of this laptop with their numbers")).set_defaults(run=_list)
    export = parts.add("export", _("write the encrypted key or the signed announcement to files"))
    export.add_argument("name", metavar=_("NAME"), help=_("the identity"))
    export.add_argument("--out", metavar=_("FILE"), type=Path, help=_("the encrypted key, PKCS#12"))
    export.add_argument("--statement", metavar=_("FILE"), type=Path, help=_("the signed announcement, PDF"))
    export.add_argument("--force", action="store_true", help=_("replace an existing file"))
    add_passphrase(export, _)
    export.set_defaults(run=_export)


def _create(console: Console, arguments: Namespace) -> int:
    if arguments.out is not None:
        console.free(arguments.out, arguments)
    subject = Subject(
        name=arguments.person, role=arguments.role, organisation=arguments.organisation, email=arguments.email
    )
    secret = new_passphrase(console, arguments, arguments.name)
    identity = create_identity(console.adapters, arguments.name, subject, passphrase=secret, now=console.now())
    if arguments.out is not None:
        _announce(console, identity, secret, arguments.out)
    return _shown(console, identity)


def _import(console: Console, arguments: Namespace) -> int:
    key_file = console.read(arguments.file)
    secret = passphrase(
        console, arguments, console.translate("Passphrase of {name}: ").format(name=arguments.file.name)
    )
    identity = import_identity(console.adapters, arguments.name, key_file, passphrase=secret, now=console.now())
    return _shown(console, identity)


def _list(console: Console, _arguments: Namespace) -> int:
    with console.adapters.store.reading() as work:
        identities = work.identities.all()
    described = [(identity, console.adapters.keys.describe(identity.certificate)) for identity in identities]
    console.answer(
        {"identities": [_data(identity, certificate) for identity, certificate in described]},
        [_line(console, identity, certificate) for identity, certificate in described],
    )
    return DONE


def _export(console: Console, arguments: Namespace) -> int:
    with console.adapters.store.reading() as work:
        identity = work.identities.get(arguments.name)
    wanted = [path for path in (arguments.out, arguments.statement) if path is not None]
    for path in wanted:
        console.free(path, arguments)
    if arguments.out is not None:
        console.write(arguments.out, identity.key_file, private=True)
    if arguments.statement is not None:
        prompt = console.translate("Passphrase of {name}: ").format(name=identity.name)
        _announce(console, identity, passphrase(console, arguments, prompt), arguments.statement)
    if not wanted:
        return _shown(console, identity)
    console.answer({"files": [str(path) for path in wanted]}, [str(path) for path in wanted])
    return DONE


def _announce(console: Console, identity: IdentityRecord, secret: str, path: Path) -> None:
    key = SigningKey(identity=identity, passphrase=secret)
    issued = announce_identity(console.adapters, key, language=console.language, now=console.now())
    console.write(path, issued.data)


def _shown(console: Console, identity: IdentityRecord) -> int:
    certificate = console.adapters.keys.describe(identity.certificate)
    console.answer({"identity": _data(identity, certificate)}, [_line(console, identity, certificate)])
    return DONE


def _data(identity: IdentityRecord, certificate: Certificate) -> dict[str, str]:
    return {
        "name": identity.name,
        "person": certificate.subject.name,
        "role": certificate.subject.role,
        "organisation": certificate.subject.organisation,
        "email": certificate.subject.email,
        "number": certificate.number,
        "fingerprint": certificate.fingerprint,
        "valid_until": certificate.not_after.isoformat(),
    }


def _line(console: Console, identity: IdentityRecord, certificate: Certificate) -> str:
    person = ", ".join(filter(None, map(in_one_line, (certificate.subject.name, certificate.subject.role))))
    return f"{identity.name}: {person}  {certificate.number}  {_care(console, certificate)}".rstrip()


def _care(console: Console, certificate: Certificate) -> str:
    """What is worth knowing about the time in which a key can sign; empty while it is in the midst of it."""
    found, _ = validity_of(certificate, now=console.now()), console.translate
    end = show_date(certificate.not_after.astimezone().date(), console.language)
    match found.state:
        case "expired":
            return _("Expired on {day}").format(day=end)
        case "ending":
            return _("Ends in {days} days, on {day}").format(days=found.days, day=end)
        case "not-yet":
            begin = show_date(certificate.not_before.astimezone().date(), console.language)
            return _("Valid from {day}").format(day=begin)
        case _:
            return ""
