# SPDX-License-Identifier: MIT
"""The texts of the mails: read, changed as a version of this home's own, or taken back to the shipped ones."""

import tomllib
from argparse import Namespace
from pathlib import Path

from golive_desktop.cli.console import Console
from golive_desktop.cli.exits import DONE
from golive_desktop.cli.language import LANGUAGES, Translate
from golive_desktop.cli.parser import Group
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Language
from golive_desktop.ports.mail import Rendered, TemplateText
from golive_desktop.services.mail_kinds import MailKind, kind_of, kinds
from golive_desktop.services.templates import ChosenText, preview_text, read_text, restore_text, save_text

__all__ = ["add_templates"]


def add_templates(parts: Group, _: Translate) -> None:
    """``golive mail templates [KIND]``."""
    parser = parts.add("templates", _("the texts of the mails, shipped or your own"))
    parser.add_argument("kind", nargs="?", metavar=_("MAIL"), help=_("which one; without it, the list of all"))
    parser.add_argument("--language", choices=LANGUAGES, help=_("of the text; else the one of the answer"))
    change = parser.add_mutually_exclusive_group()
    change.add_argument(
        "--set", metavar=_("FILE"), type=Path, help=_("keep this text: TOML with subject and body, as --out writes it")
    )
    change.add_argument("--restore", action="store_true", help=_("back to the text that comes with the program"))
    change.add_argument("--out", metavar=_("FILE"), type=Path, help=_("write the text to a file, to change it there"))
    parser.add_argument("--force", action="store_true", help=_("replace an existing file"))
    parser.set_defaults(run=_run)


def _run(console: Console, arguments: Namespace) -> int:
    language: Language = arguments.language or console.language
    if arguments.kind is None:
        return _list(console, language)
    kind = kind_of(arguments.kind)
    chosen = _chosen(console, arguments, kind, language)
    if arguments.out is not None:
        console.write(console.free(arguments.out, arguments), _as_toml(chosen.text).encode())
    preview = preview_text(console.adapters, kind.key, language, chosen.text)
    console.answer(_data(kind, chosen, preview, language), _lines(console, kind, chosen, preview, language))
    return DONE


def _list(console: Console, language: Language) -> int:
    found = [(kind, read_text(console.adapters, kind.key, language)) for kind in kinds()]
    own = console.translate("your own")
    console.answer(
        {
            "templates": [
                {"key": kind.key, "name": kind.names[language], "version": chosen.version, "own": chosen.own}
                for kind, chosen in found
            ]
        },
        [f"{kind.key}: {kind.names[language]}{f' ({own})' if chosen.own else ''}" for kind, chosen in found],
    )
    return DONE


def _chosen(console: Console, arguments: Namespace, kind: MailKind, language: Language) -> ChosenText:
    if arguments.set is not None:
        text = _from_toml(console.read(arguments.set))
        return save_text(console.adapters, kind.key, language, text, now=console.now())
    if arguments.restore:
        return restore_text(console.adapters, kind.key, language, now=console.now())
    return read_text(console.adapters, kind.key, language)


def _as_toml(text: TemplateText) -> str:
    """Subject and body as TOML that a person edits; what TOML's literal strings cannot hold is escaped."""
    return f'subject = {_basic(text.subject)}\nbody = """\n{_escaped(text.body)}"""\n'


def _basic(text: str) -> str:
    line = _escaped(text).replace("\n", "\\n")
    return f'"{line}"'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _from_toml(data: bytes) -> TemplateText:
    """Subject and body of a file.

    Raises:
        KnownError: ``template.file-unreadable``.
    """
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KnownError.of("template.file-unreadable", str(error)) from error
    subject, body = table.get("subject"), table.get("body")
    if not isinstance(subject, str) or not isinstance(body, str):
        raise KnownError.of("template.file-unreadable", "subject, body")
    return TemplateText(subject=subject, body=body)


def _data(kind: MailKind, chosen: ChosenText, preview: Rendered, language: Language) -> dict[str, object]:
    return {
        "key": kind.key,
        "name": kind.names[language],
        "language": language,
        "version": chosen.version,
        "own": chosen.own,
        "subject": chosen.text.subject,
        "body": chosen.text.body,
        "placeholders": [
            {"name": one.name, "explanation": one.explanation[language], "given": one.given}
            for one in kind.placeholders
        ],
        "preview": {"subject": preview.subject, "text": preview.text},
    }


def _lines(
    console: Console, kind: MailKind, chosen: ChosenText, preview: Rendered, language: Language
) -> tuple[str, ...]:
    _ = console.translate
    explained = (f"  {{{{ {one.name} }}}}  {one.explanation[language]}" for one in kind.placeholders)
    return (
        chosen.text.subject,
        "",
        *chosen.text.body.splitlines(),
        "",
        _("Placeholders:"),
        *explained,
        "",
        _("Preview with invented data:"),
        preview.subject,
        "",
        *preview.text.splitlines(),
    )
