# SPDX-License-Identifier: MIT
"""The words for states, verdicts, decisions, kinds and outcomes, as window and console print them."""

from golive_desktop.i18n.catalogue import translator

__all__ = ["term"]

_TERMS: dict[str, dict[str, str]] = {}


def term(group: str, key: str, language: str) -> str:
    """The word for `key`, for example ``term("verdict", "genuine", "de")`` → ``Echt``.

    Args:
        group: what sort of word: ``state``, ``verdict``, ``release``, ``decision``, ``kind``, ``outcome`` ...
        key: the value as the domain spells it.
        language: ``de`` or ``en``.

    Returns:
        The word, or `key` itself where there is none.
    """
    word = _TERMS.get(group, {}).get(key)
    return translator(language)(word) if word else key
