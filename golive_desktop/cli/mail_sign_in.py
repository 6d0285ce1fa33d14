# SPDX-License-Identifier: MIT
"""Signing in at Microsoft or Google from the console: the page to open, the code to type, and the wait for both."""

import time
from argparse import Namespace
from pathlib import Path
from typing import Final

from golive_desktop.cli.console import Console
from golive_desktop.cli.exits import DONE
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Group
from golive_desktop.domain.mail import MailAccount
from golive_desktop.domain.problem import KnownError
from golive_desktop.i18n.moments import show_time
from golive_desktop.ports.mail import DeviceCode
from golive_desktop.services.accounts import begin_sign_in, choose_account, finish_sign_in

__all__ = ["add_sign_in"]

_VARIABLE: Final = "GOLIVE_CLIENT_SECRET"


def add_sign_in(parts: Group, _: Translate) -> None:
    """``golive mail account sign-in [ACCOUNT] [--client-secret-file FILE]``."""
    parser = parts.add("sign-in", _("sign in at Microsoft or Google, once, in the browser"))
    parser.add_argument("account", nargs="?", default="", metavar=_("ACCOUNT"), help=_("sender or id; else the first"))
    parser.add_argument(
        "--client-secret-file",
        metavar=_("FILE"),
        type=Path,
        help=_("what Google gave with the application id, in the first line (else GOLIVE_CLIENT_SECRET, or asked)"),
    )
    parser.set_defaults(run=_sign_in)


def _sign_in(console: Console, arguments: Namespace) -> int:
    _ = console.translate
    account = choose_account(console.adapters, arguments.account)
    code = _begun(console, account, arguments.client_secret_file)
    console.say(_("Open this page: {address}").format(address=code.address))
    if code.user_code:
        console.say(_("Type this code there, and agree: {code}").format(code=code.user_code))
    else:
        console.say(_("Agree there, in a browser of this computer."))
    until = show_time(code.expires_at, console.language)
    console.say(_("Waiting until {time}. Stop with Ctrl+C.").format(time=until))
    while not finish_sign_in(console.adapters, account, code):
        time.sleep(code.interval)
    done = _("Signed in as {name}. The keyring keeps it.").format(name=account.user or account.sender.address)
    console.answer({"account": account.id, "signed_in": True}, [done])
    return DONE


def _begun(console: Console, account: MailAccount, file: Path | None) -> DeviceCode:
    """Asks for Google's client secret only where neither a file nor an earlier sign-in has it."""
    if file is None:
        try:
            return begin_sign_in(console.adapters, account)
        except KnownError as error:
            if error.problem.code != "oauth.client-secret-missing":
                raise
    prompt = console.translate("Client secret of the application: ")
    secret = console.computer.mail_password(file, prompt, _VARIABLE)
    for problem in secret.problems:
        console.warn(problem)
    return begin_sign_in(console.adapters, account, client_secret=secret.text)
