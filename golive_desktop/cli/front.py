# SPDX-License-Identifier: MIT
"""Finds the command among the arguments; help is there at once, because nothing else is imported for it."""

import sys
from collections.abc import Callable, Sequence

from golive_desktop import __version__
from golive_desktop.cli.commands import descriptions, is_command
from golive_desktop.cli.language import Translate, language_of, translate_to

TYPE_CHECKING = False
if TYPE_CHECKING:
    from golive_desktop.cli.computer import Computer
    from golive_desktop.cli.parser import Parser

__all__ = ["run"]

_WITH_VALUE = ("--home", "--lang")
_USAGE = 2


def run(argv: Sequence[str], computer: "Callable[[], Computer]") -> int:
    """Runs the command in `argv`; returns its exit code."""
    words = list(argv)
    index = _command_index(words)
    language = language_of(words)
    if index is not None and is_command(words[index]):
        from golive_desktop.cli.door import enter  # noqa: PLC0415 - not needed for help

        rest = [*words[:index], *words[index + 1 :]]
        return enter(words[index], rest, language=language, computer=computer)
    _ = translate_to(language)
    if index is not None:
        sys.stderr.write(_("There is no command {name}. See golive --help.").format(name=ascii(words[index])) + "\n")
        return _USAGE
    if "--version" in words:
        sys.stdout.write(f"golive {__version__}\n")
        return 0
    if words and not {"-h", "--help"} & set(words):
        sys.stderr.write(_overview(_).format_usage())
        return _USAGE
    sys.stdout.write(_overview(_).format_help())
    return 0


def _command_index(words: list[str]) -> int | None:
    """Where the first word stands that is neither an option nor the value of one."""
    skip = False
    for index, word in enumerate(words):
        if skip:
            skip = False
        elif word in _WITH_VALUE:
            skip = True
        elif not word.startswith("-"):
            return index
    return None


def _overview(_: Translate) -> "Parser":
    from golive_desktop.cli.parser import Parser, add_common  # noqa: PLC0415 - commands bring their own parsers

    parser = Parser(
        prog="golive",
        translate=_,
        description=_("Takes a software release to production with written, signed, checkable approvals."),
    )
    commands = parser.add_argument_group(_("Commands"), _("golive COMMAND --help says more about one of them."))
    for name, text in descriptions(_).items():
        commands.add_argument(name, help=text, nargs="?")
    parser.usage = _("golive COMMAND …")
    parser.add_argument("--version", action="store_true", help=_("show the version"))
    add_common(parser, _)
    parser.epilog = _(
        "Exit codes: 0 done, 1 a negative answer, 2 wrong usage or unreadable input, 3 unknown signer, "
        "4 not checkable, 70 an error of ours."
    )
    return parser
