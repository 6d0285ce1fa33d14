# SPDX-License-Identifier: MIT
"""The language of the console: as asked for, else as the computer is set."""

import os
from collections.abc import Callable, Mapping, Sequence

__all__ = ["LANGUAGES", "Translate", "language_of", "translate_to"]

LANGUAGES = ("de", "en")
Translate = Callable[[str], str]

_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""In the order of gettext (GNU gettext manual, 2.3.3)."""


def language_of(argv: Sequence[str], environment: Mapping[str, str] | None = None) -> str:
    """``de`` or ``en``, read before the arguments are parsed, so that a usage error is said in it too.

    Args:
        argv: the arguments as typed; the last ``--lang`` counts.
        environment: the environment variables.
    """
    for index in range(len(argv) - 1, -1, -1):
        word = argv[index]
        value = word.removeprefix("--lang=") if word != "--lang" else "".join(argv[index + 1 : index + 2])
        if word.startswith("--lang") and value in LANGUAGES:
            return value
    settings = os.environ if environment is None else environment
    chosen = next((settings[name] for name in _VARIABLES if settings.get(name)), "")
    return "de" if chosen.lower().startswith("de") else "en"


def translate_to(language: str) -> Translate:
    """The function that puts an English sentence of the console into `language`."""
    if language == "en":
        return str
    from golive_desktop.i18n.catalogue import translator  # noqa: PLC0415 - English help needs no catalogue

    return translator(language)
