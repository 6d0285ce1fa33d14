# SPDX-License-Identifier: MIT
"""Mail accounts on the console: kept, listed, tested step by step, removed; the password is never an argument."""

from argparse import Namespace
from dataclasses import replace
from email.utils import parseaddr
from pathlib import Path

from golive_desktop.cli.console import Console, problem_data
from golive_desktop.cli.exits import DONE, NEGATIVE, USAGE
from golive_desktop.cli.language import Translate
from golive_desktop.cli.mail_sign_in import add_sign_in
from golive_desktop.cli.parser import Group, Parser, group
from golive_desktop.domain.mail import Authentication, Encryption, MailAccount, Mailbox, ProbeStep
from golive_desktop.services.accounts import AskSecret, accounts, choose_account, probe_account, remove_account
from golive_desktop.services.accounts import save_account as save
from golive_desktop.services.providers import suggest, user_at
from golive_desktop.wording.terms import term

__all__ = ["add_accounts", "add_password", "asking"]

_SUBMISSION = 587


def add_accounts(parts: Group, _: Translate) -> None:
    """``golive mail account add | list | sign-in | test | remove``."""
    accounts_parts = group(parts.add("account", _("the mail servers through which mails leave")), _)
    _add(accounts_parts.add("add", _("keep an account; its password goes into the keyring")), _)
    accounts_parts.add("list", _("the accounts of this home")).set_defaults(run=_list)
    add_sign_in(accounts_parts, _)
    test = accounts_parts.add("test", _("walk to the server step by step, and say what fails; sends nothing"))
    test.add_argument("account", nargs="?", default="", metavar=_("ACCOUNT"), help=_("sender or id; else the first"))
    add_password(test, _)
    test.set_defaults(run=_test)
    remove = accounts_parts.add("remove", _("forget an account and its password"))
    remove.add_argument("account", metavar=_("ACCOUNT"), help=_("sender or id"))
    remove.set_defaults(run=_remove)


def add_password(parser: Parser, _: Translate) -> None:
    """Adds where the password of a mail account comes from; it is never an argument."""
    parser.add_argument(
        "--password-file",
        metavar=_("FILE"),
        type=Path,
        help=_("the password stands in the first line of this file (else GOLIVE_MAIL_PASSWORD, else you are asked)"),
    )


def asking(console: Console, arguments: Namespace) -> AskSecret:
    """Asks for the password of an account where the keyring does not have it."""

    def ask(account: MailAccount) -> str:
        prompt = console.translate("Password for {name}: ").format(name=account.user or account.sender.address)
        secret = console.computer.mail_password(arguments.password_file, prompt)
        for problem in secret.problems:
            console.warn(problem)
        return secret.text

    return ask


def _add(parser: Parser, _: Translate) -> None:
    parser.add_argument("--sender", required=True, metavar=_("NAME <ADDRESS>"), help=_("whom the mails come from"))
    parser.add_argument("--host", default="", metavar=_("SERVER"), help=_("else the one of a well-known provider"))
    parser.add_argument("--port", type=int, default=0, metavar="N", help=_("else the usual one"))
    parser.add_argument("--encryption", choices=[item.value for item in Encryption], help=_("else STARTTLS"))
    parser.add_argument(
        "--login", choices=[item.value for item in Authentication], help=_("how to log in; else with a password")
    )
    parser.add_argument("--user", default="", metavar=_("NAME"), help=_("who logs in, when it is not the sender"))
    parser.add_argument("--reply-to", default="", metavar=_("ADDRESS"), help=_("where answers go"))
    parser.add_argument("--authorities", metavar=_("FILE"), type=Path, help=_("the company's own authority (PEM)"))
    parser.add_argument("--client", default="", metavar="ID", help=_("the application that asks for tokens"))
    parser.add_argument("--tenant", default="", metavar="ID", help=_("the company's directory at Microsoft"))
    parser.add_argument("--replace", default="", metavar=_("ACCOUNT"), help=_("replace this account"))
    parser.add_argument("--ask-each-time", action="store_true", help=_("do not keep the password in the keyring"))
    add_password(parser, _)
    parser.set_defaults(run=_save)


def _save(console: Console, arguments: Namespace) -> int:
    old = choose_account(console.adapters, arguments.replace) if arguments.replace else None
    account = _account(console, arguments, old.id if old else console.adapters.new_id())
    secret = None
    if account.authentication is Authentication.PASSWORD and not arguments.ask_each_time:
        secret = asking(console, arguments)(account)
    problems = save(console.adapters, account, secret=secret, now=console.now())
    for problem in problems:
        console.warn(problem)
    told = [problem_data(problem, console.language) for problem in problems]
    console.answer({"account": _data(account), "problems": told}, [_line(account)])
    return DONE


def _account(console: Console, arguments: Namespace, key: str) -> MailAccount:
    name, address = parseaddr(arguments.sender)
    known = suggest(address) if not arguments.host else None
    usual = MailAccount(
        id=key,
        host=known.host if known else arguments.host,
        port=known.port if known else _SUBMISSION,
        encryption=known.encryption if known else Encryption.STARTTLS,
        authentication=known.authentication if known else Authentication.PASSWORD,
        sender=Mailbox(name=name, address=address or arguments.sender),
        user=arguments.user or (user_at(known, address) if known else address),
        reply_to=Mailbox(name="", address=arguments.reply_to) if arguments.reply_to else None,
        authorities=console.read(arguments.authorities) if arguments.authorities else b"",
        client_id=arguments.client,
        tenant=arguments.tenant,
    )
    authentication = Authentication(arguments.login) if arguments.login else usual.authentication
    return replace(
        usual,
        port=arguments.port or usual.port,
        encryption=Encryption(arguments.encryption) if arguments.encryption else usual.encryption,
        authentication=authentication,
        user="" if authentication is Authentication.NONE else usual.user,
    )


def _list(console: Console, _arguments: Namespace) -> int:
    found = accounts(console.adapters)
    console.answer({"accounts": [_data(item) for item in found]}, [_line(item) for item in found])
    return DONE


def _test(console: Console, arguments: Namespace) -> int:
    account = choose_account(console.adapters, arguments.account)
    steps = []
    for step in probe_account(console.adapters, account, ask=asking(console, arguments)):
        steps.append(step)
        if not console.as_json:
            console.say(*_step_lines(console, step))
    told = [
        {
            "name": step.name,
            "passed": step.passed,
            "answer": step.answer,
            "problem": problem_data(step.problem, console.language) if step.problem else None,
        }
        for step in steps
    ]
    console.answer({"steps": told})
    if not steps:
        return USAGE
    return DONE if steps[-1].passed else NEGATIVE


def _remove(console: Console, arguments: Namespace) -> int:
    account = choose_account(console.adapters, arguments.account)
    problems = remove_account(console.adapters, account.id, now=console.now())
    for problem in problems:
        console.warn(problem)
    console.answer({"account": _data(account)}, [_line(account)])
    return DONE


def _step_lines(console: Console, step: ProbeStep) -> list[str]:
    word = term("check", "ok" if step.passed else "failed", console.language)
    name = term("probe", step.name, console.language)
    lines = [f"{name}: {word}" + (f"  ({step.answer})" if step.answer else "")]
    if step.problem is not None:
        words = console.explain(step.problem)
        lines += [f"  {line}" for line in (words.sentence, words.meaning, words.next_step)]
    return lines


def _data(account: MailAccount) -> dict[str, object]:
    return {
        "id": account.id,
        "sender": account.sender.address,
        "name": account.sender.name,
        "host": account.host,
        "port": account.port,
        "encryption": account.encryption,
        "login": account.authentication,
        "user": account.user,
        "reply_to": account.reply_to.address if account.reply_to else "",
        "own_authorities": bool(account.authorities),
    }


def _line(account: MailAccount) -> str:
    return f"{account.sender.address}  {account.host}:{account.port}  {account.encryption}  {account.id}"
