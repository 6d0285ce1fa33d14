# SPDX-License-Identifier: MIT
"""A passphrase reaches the program from a file, the environment or the keyboard, and stays out of every log."""

import getpass
import os
import stat
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from golive_desktop.domain.problem import KnownError, Problem, Severity
from golive_desktop.system.files import file_error

__all__ = ["MAIL_PASSWORD_VARIABLE", "PASSPHRASE_VARIABLE", "Passphrase", "ask_on_terminal", "read_passphrase"]

PASSPHRASE_VARIABLE = "GOLIVE_PASSPHRASE"  # noqa: S105 - the name of a variable, not a secret
MAIL_PASSWORD_VARIABLE = "GOLIVE_MAIL_PASSWORD"  # noqa: S105 - the same

_LONGEST = 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class Passphrase:
    """A passphrase; its text appears in no printed form of the value."""

    text: str = field(repr=False)
    problems: tuple[Problem, ...] = ()
    """``secret.file-open-to-others`` when others on this computer can read the file; it never blocks."""


def read_passphrase(
    *,
    file: Path | None,
    environment: Mapping[str, str],
    ask: Callable[[], str],
    ask_again: Callable[[], str] | None = None,
    variable: str = PASSPHRASE_VARIABLE,
) -> Passphrase:
    """The passphrase: from the file when one is named, else from the environment, else asked for.

    Args:
        file: a file whose first line is the passphrase; pipes are fine too.
        environment: the environment variables.
        ask: asks the user, for example with `ask_on_terminal`.
        ask_again: for a new passphrase, asks for it a second time; not used for file and environment.
        variable: the environment variable that holds it.

    Raises:
        KnownError: ``secret.empty``, ``secret.too-long``, ``secret.not-text``, ``secret.different``,
            ``secret.no-terminal`` or what stands against reading the file (``files.…``).
    """
    if file is not None:
        return _from_file(file)
    if variable in environment:
        return Passphrase(text=_checked(environment[variable], variable))
    text = _checked(ask())
    if ask_again is not None and ask_again() != text:
        raise KnownError.of("secret.different")
    return Passphrase(text=text)


def ask_on_terminal(prompt: str) -> str:
    """What the user types at the terminal without seeing it; empty when they end the input instead.

    Raises:
        KnownError: ``secret.no-terminal`` when there is none, or when it could not hide what is typed.
    """
    with warnings.catch_warnings():
        # getpass falls back to visible typing with a warning; a secret is not shown
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(prompt)
        except EOFError:
            return ""
        except (getpass.GetPassWarning, OSError) as error:
            raise KnownError.of("secret.no-terminal") from error


def _from_file(path: Path) -> Passphrase:
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            line = file.readline(_LONGEST + 2)
    except (OSError, ValueError) as error:
        raise file_error(error, path, "read") from error
    text = _text_of(line)
    if text is None:
        raise KnownError.of("secret.not-text", str(path))
    readable = os.name != "nt" and stat.S_ISREG(mode) and mode & (stat.S_IRGRP | stat.S_IROTH)
    problem = Problem(code="secret.file-open-to-others", severity=Severity.INFORMS, subject=str(path))
    return Passphrase(text=_checked(text, str(path)), problems=(problem,) if readable else ())


def _text_of(line: bytes) -> str | None:
    """The line as text; None instead of an error, which would carry the secret's bytes into a report."""
    try:
        return line.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        return None


def _checked(text: str, subject: str = "") -> str:
    if not text:
        raise KnownError.of("secret.empty", subject)
    if len(text.encode("utf-8", "surrogatepass")) > _LONGEST:
        raise KnownError.of("secret.too-long", subject, limit=str(_LONGEST))
    if any("\ud800" <= letter <= "\udfff" for letter in text):  # bytes that were no UTF-8
        raise KnownError.of("secret.not-text", subject)
    return text
