# SPDX-License-Identifier: MIT
"""The address of a chat's incoming webhook: read from a file, kept in the keyring, never an argument or an answer."""

from argparse import Namespace
from pathlib import Path

from golive_desktop.cli.console import Console
from golive_desktop.cli.exits import DONE
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Group
from golive_desktop.domain.problem import KnownError
from golive_desktop.services.channels import forget_webhook, has_webhook, keep_webhook

__all__ = ["add_webhook"]


def add_webhook(parts: Group, _: Translate) -> None:
    """``golive mail webhook [--address-file FILE | --forget]``."""
    parser = parts.add("webhook", _("the chat that channel texts are posted to; its address lies in the keyring"))
    change = parser.add_mutually_exclusive_group()
    change.add_argument(
        "--address-file", metavar=_("FILE"), type=Path, help=_("the address stands in the first line of this file")
    )
    change.add_argument("--forget", action="store_true", help=_("drop the address from the keyring"))
    parser.add_argument("--host", metavar=_("NAME"), default="", help=_("the chat's host, where it is not Slack's"))
    parser.set_defaults(run=_run)


def _run(console: Console, arguments: Namespace) -> int:
    _ = console.translate
    if arguments.forget:
        forget_webhook(console.adapters)
    if arguments.address_file is not None:
        keep_webhook(console.adapters, _first_line(console.read(arguments.address_file)), host=arguments.host)
    kept = has_webhook(console.adapters)
    console.answer({"webhook": kept}, [_("A webhook is set up.") if kept else _("No webhook is set up.")])
    return DONE


def _first_line(data: bytes) -> str:
    """The address in a file. Raises KnownError ``chat.address-invalid`` for what is no text."""
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise KnownError.of("chat.address-invalid") from error
    return lines[0].strip() if lines else ""
