# SPDX-License-Identifier: MIT
"""Reads typed arguments; options that every command has may stand before or after its name."""

import argparse
import re

from golive_desktop.cli.language import LANGUAGES, Translate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

__all__ = ["Group", "Parser", "UsageError", "add_common", "group"]


class UsageError(Exception):
    """The arguments do not fit; `usage` says what would."""

    def __init__(self, message: str, usage: str) -> None:
        super().__init__(message)
        self.message = message
        self.usage = usage


class Parser(argparse.ArgumentParser):
    """A parser that speaks the reader's language and never ends the program for a wrong argument.

    Args:
        prog: the command as typed.
        translate: from English into the reader's language.
        description: one or two sentences about the command.
    """

    def __init__(self, *, prog: str, translate: Translate, description: str = "") -> None:
        super().__init__(prog=prog, description=description, add_help=False, allow_abbrev=False)
        _ = translate
        self.translate = translate
        self._positionals.title = _("What it is about")
        self._optionals.title = _("Options")
        self.add_argument("-h", "--help", action="help", help=_("show this help"))

    def error(self, message: str) -> "NoReturn":
        """Raises instead of printing.

        Raises:
            UsageError: always.
        """
        raise UsageError(_said(message, self.translate), self.format_usage())

    def format_usage(self) -> str:
        """The usage line in the reader's language."""
        formatter = self._get_formatter()
        self._usage_to(formatter)
        return formatter.format_help()

    def format_help(self) -> str:
        """The help text in the reader's language."""
        formatter = self._get_formatter()
        self._usage_to(formatter)
        formatter.add_text(self.description)
        for section in self._action_groups:
            formatter.start_section(section.title)
            formatter.add_text(section.description)
            formatter.add_arguments(section._group_actions)  # noqa: SLF001 - as argparse's own format_help does
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def _usage_to(self, formatter: argparse.HelpFormatter) -> None:
        prefix = self.translate("Usage: ")
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups, prefix)


def _said(message: str, _: Translate) -> str:
    """What argparse says, in the reader's language where it is one of its common messages."""
    sentences = (
        (r"the following arguments are required: (?P<names>.*)", _("needed as well: {names}")),
        (r"unrecognized arguments: (?P<names>.*)", _("not understood: {names}")),
        (
            r"argument (?P<name>.*): invalid choice: (?P<value>.*) \(choose from (?P<known>.*)\)",
            _("{name} cannot be {value}; possible are {known}"),
        ),
        (r"argument (?P<name>.*): expected (?:one|at least one) argument", _("{name} needs a value")),
        (r"argument (?P<name>.*): not allowed with argument (?P<other>.*)", _("{name} does not go with {other}")),
        (r"argument (?P<name>.*?): (?P<reason>.*)", _("{name}: {reason}")),
    )
    for pattern, sentence in sentences:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return sentence.format(**match.groupdict())
    return message


class Group:
    """The commands of a group, for example ``golive roster list``.

    Args:
        parser: the group's parser.
        translate: from English into the reader's language.
    """

    def __init__(self, parser: Parser, translate: Translate) -> None:
        self._translate = translate
        self._prog = parser.prog
        self._commands = parser.add_subparsers(
            title=translate("Commands"), metavar=translate("COMMAND"), dest="part", required=True
        )

    def add(self, name: str, description: str, *, names: str = "") -> Parser:
        """The parser of one command of the group.

        Args:
            name: the word that is typed.
            description: what it does, in the reader's language.
            names: what is typed between group and name, for example ``RELEASE``.
        """
        prog = " ".join(part for part in (self._prog, names, name) if part)
        parser: Parser = self._commands.add_parser(name, prog=prog, translate=self._translate, help=description)
        parser.description = description
        add_common(parser, self._translate)
        return parser


def group(parser: Parser, translate: Translate) -> Group:
    """The commands below `parser`."""
    return Group(parser, translate)


def add_common(parser: argparse.ArgumentParser, _: Translate) -> None:
    """Adds what every command takes."""
    options = parser.add_argument_group(_("For every command"))
    options.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help=_("answer in JSON on standard output")
    )
    options.add_argument(
        "--home", metavar=_("FOLDER"), default=argparse.SUPPRESS, help=_("your data folder (else GOLIVE_HOME)")
    )
    options.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=_("the language of the answer"))
