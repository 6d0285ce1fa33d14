# SPDX-License-Identifier: MIT
"""The key that signs: which identity, and the passphrase that opens it."""

from argparse import ArgumentTypeError, Namespace
from pathlib import Path

from golive_desktop.cli.console import Console
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser
from golive_desktop.services.identities import only_identity
from golive_desktop.services.issue import SigningKey

__all__ = ["add_key", "add_passphrase", "new_passphrase", "passphrase", "signing_key"]


def add_passphrase(parser: Parser, _: Translate) -> None:
    """Adds where the passphrase comes from; it is never an argument."""
    parser.add_argument(
        "--passphrase-file",
        metavar=_("FILE"),
        type=Path,
        help=_("the passphrase stands in the first line of this file (else GOLIVE_PASSPHRASE, else you are asked)"),
    )


def add_key(parser: Parser, _: Translate) -> None:
    """Adds the choice of the signing key."""
    parser.add_argument("--identity", metavar=_("NAME"), default="", help=_("who signs, when this laptop has several"))
    parser.add_argument(
        "--timestamp",
        metavar="URL",
        type=lambda text: _web_address(text, _),
        help=_("ask this time stamp service (RFC 3161); without its answer nothing is signed"),
    )
    add_passphrase(parser, _)


def _web_address(text: str, _: Translate) -> str:
    if not text.lower().startswith(("http://", "https://")):
        raise ArgumentTypeError(
            _("an address that begins with https:// expected, found {text}").format(text=ascii(text)[:60])
        )
    return text


def signing_key(console: Console, arguments: Namespace) -> SigningKey:
    """The key that the arguments name, with its passphrase.

    Raises:
        KnownError: ``identity.none``, ``identity.which``, ``store.identity-unknown``, ``secret.…``.
    """
    identity = only_identity(console.adapters, arguments.identity)
    prompt = console.translate("Passphrase of {name}: ").format(name=identity.name)
    secret = passphrase(console, arguments, prompt)
    return SigningKey(identity=identity, passphrase=secret, timestamp_url=getattr(arguments, "timestamp", None))


def passphrase(console: Console, arguments: Namespace, prompt: str, again: str = "") -> str:
    """The passphrase from where the arguments say.

    Raises:
        KnownError: ``secret.…``, ``files.…``.
    """
    secret = console.computer.passphrase(arguments.passphrase_file, prompt, again)
    for problem in secret.problems:
        console.warn(problem)
    return secret.text


def new_passphrase(console: Console, arguments: Namespace, name: str) -> str:
    """A passphrase for a new key, asked for twice where it is typed.

    Raises:
        KnownError: ``secret.…``, ``files.…``.
    """
    _ = console.translate
    prompt = _("New passphrase for {name}: ").format(name=name)
    return passphrase(console, arguments, prompt, _("Once more: "))
