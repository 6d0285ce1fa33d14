# SPDX-License-Identifier: MIT
"""What is written to whoever set a condition: which one, that it is met, and how it is closed."""

from golive_desktop.domain.release import Language
from golive_desktop.i18n.catalogue import translator
from golive_desktop.ui.pages.conditions.sight import ConditionSight, ConditionsSight

__all__ = ["closure_letter"]


def closure_letter(condition: ConditionSight, sight: ConditionsSight, language: Language) -> str:
    """A message that asks for the closure, to be pasted into a mail; nothing is sent by it.

    Args:
        condition: the open condition.
        sight: the release that it belongs to.
        language: the recipient's.
    """
    _ = translator(language)
    lines = [
        _("{person}, you signed off {product} {tag} with condition {key}:").format(
            person=condition.setter, product=sight.product, tag=sight.tag, key=condition.key
        ),
        "",
        f"    {condition.text}",
        "",
        _("As soon as it is met, close it: only you can, with your signature."),
        _(
            "On your laptop, open the request or the file that you signed once more in GoLive Desktop, choose “Close"
            " condition…” there, and send back the file that it saves."
        ),
    ]
    if sight.person:
        lines += ["", sight.person]
    return "\n".join(lines)
