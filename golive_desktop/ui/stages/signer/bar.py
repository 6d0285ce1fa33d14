# SPDX-License-Identifier: MIT
"""What the bar at the foot says at each place of the way, made without any window."""

from dataclasses import dataclass
from typing import Literal

from golive_desktop.domain.draft import AnswerDraft
from golive_desktop.services.answering import Asked
from golive_desktop.ui.stages.signer.result import Result
from golive_desktop.ui.stages.signer.saying import decision_words, how_far
from golive_desktop.ui.words import Words

__all__ = ["Bar", "Place", "bar_at", "bar_for", "hand_bar", "result_bar", "sign_bar"]

Place = Literal["opening", "read", "decide", "key", "sign", "result", "close", "override", "delegate", "replace"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """The bar at one moment."""

    back: str
    back_image: str = "arrow-left"
    text: str = ""
    forward: str = ""
    """The filled button; empty for none."""
    forward_image: str = "arrow-right"
    enabled: bool = True


def bar_at(  # noqa: PLR0913 - all that the bar depends on
    place: Place,
    asked: Asked | None,
    draft: AnswerDraft,
    words: Words,
    *,
    result: Result | None,
    ready: bool,
    busy: bool,
) -> Bar:
    """The bar at each place of a sign-off.

    Args:
        place: where the signer is.
        asked: the request; None while none is shown.
        draft: the answers.
        words: the reader's language.
        result: what was signed; None while nothing was.
        ready: whether it can be signed now.
        busy: whether something is being done.
    """
    if place == "opening" or asked is None:
        return Bar(back=words.translate("Close"), back_image="x")
    if place == "sign":
        return sign_bar(draft, words, ready=ready, busy=busy)
    if place == "result" and result is not None:
        return result_bar(result, words)
    return bar_for(place, asked, draft, words, busy=busy)


def bar_for(place: Place, asked: Asked, draft: AnswerDraft, words: Words, *, busy: bool) -> Bar:
    """The bar while the request is answered, decided, or a key is made.

    Args:
        place: where the signer is.
        asked: the request.
        draft: the answers.
        words: the reader's language.
        busy: whether something is being done.
    """
    _ = words.translate
    if place == "read":
        return Bar(
            back=_("Save and close"),
            back_image="save",
            text=how_far(asked, draft, words),
            forward=_("Go on to the decision"),
        )
    if place == "decide":
        conditional = _("Only you can close your conditions, with your signature.")
        text = conditional if draft.decision == "conditional" else _("Your answers are saved.")
        return Bar(back=_("Back"), text=text, forward=_("Go on to signing"))
    return Bar(back=_("Back"), text=_("Your answers are saved."), forward=_("Make key and go on"), enabled=not busy)


def sign_bar(draft: AnswerDraft, words: Words, *, ready: bool, busy: bool) -> Bar:
    """The bar above the signature.

    Args:
        draft: the answers with their decision.
        words: the reader's language.
        ready: whether everything that is needed is there.
        busy: whether it is being signed.
    """
    _ = words.translate
    said = decision_words(draft.decision, words) if draft.decision else ""
    return Bar(
        back=_("Back"),
        text=_("Nothing is sent by signing."),
        forward=_("Signing…") if busy else said,
        forward_image="pen-line",
        enabled=ready and not busy,
    )


def result_bar(result: Result, words: Words) -> Bar:
    """The bar after signing: the next thing to do with the file."""
    _ = words.translate
    if result.sendable:
        return hand_bar(words, saved=True)
    if result.path is not None:
        text = _("Attach this file to a mail, or put it where your team shares files.")
        return Bar(back=_("Close"), back_image="x", text=text, forward=_("Show in folder"), forward_image="folder-open")
    if result.given.statement.body.on_laptop_of:
        return Bar(back=_("Close"), back_image="x", forward=_("Back to the release"))
    return hand_bar(words, saved=False)


def hand_bar(words: Words, *, saved: bool) -> Bar:
    """The bar below a signed file that has still to reach whoever asked.

    Args:
        words: the reader's language.
        saved: whether the file lies where the signer finds it.
    """
    _ = words.translate
    if saved:
        text = _("Opens a mail draft with the file attached. You press Send there.")
        return Bar(back=_("Close"), back_image="x", text=text, forward=_("Send reply"), forward_image="mail")
    text = _("What you signed is kept on this laptop; its file is not saved yet.")
    return Bar(back=_("Close"), back_image="x", text=text, forward=_("Save the file…"), forward_image="save")
