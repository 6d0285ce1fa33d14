# SPDX-License-Identifier: MIT
"""Which rule of a form an answer does not keep yet."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

_COMPLETE: Final = N_("Only a complete answer can be signed.")
_FOLLOW: Final = N_("Somebody else has to be able to follow it later.")

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "form.item-open": Sentences(
            sentence=N_("Point {subject} has no answer: {item}"),
            meaning=_COMPLETE,
            next_step=N_("Answer with yes, no or not applicable."),
        ),
        "form.item-unknown": Sentences(
            sentence=N_("The form has no point {subject}."),
            meaning=N_("Only the points of the form can be answered."),
            next_step=N_("Use the numbers of the form."),
        ),
        "form.item-twice": Sentences(
            sentence=N_("Point {subject} has two answers."),
            meaning=N_("Each point of the form has exactly one answer."),
            next_step=N_("Keep one of them."),
        ),
        "form.reason-missing": Sentences(
            sentence=N_("Point {subject} does not apply, but the reason is missing: {item}"),
            meaning=_FOLLOW,
            next_step=N_("Say in a sentence why it does not apply."),
        ),
        "form.evidence-missing": Sentences(
            sentence=N_("Point {subject} asks for evidence: {item}"),
            meaning=_FOLLOW,
            next_step=N_("Add a file or a link."),
        ),
        "form.text-too-long": Sentences(
            sentence=N_("A text is too long: {subject}."),
            meaning=N_("A text may have {limit} characters."),
            next_step=N_("Shorten it, or attach a file."),
            shown_as={"limit": "number"},
        ),
        "form.approved-over-open-item": Sentences(
            sentence=N_("Point {subject} is answered with no and is a must: {item}"),
            meaning=N_("With it the release cannot be approved."),
            next_step=N_("Approve with a condition, or reject."),
        ),
        "form.rejecting-not-possible": Sentences(
            sentence=N_("The form {subject} cannot be rejected."),
            meaning=N_("The release manager has set it up so."),
            next_step=N_("Approve with a condition, or say that it is not yours to decide."),
        ),
        "form.rejection-needs-reason": Sentences(
            sentence=N_("A rejection needs a reason."),
            meaning=N_("Without it nobody knows what has to be mended."),
            next_step=N_("Say in a sentence what stands against the release."),
        ),
        "form.condition-missing": Sentences(
            sentence=N_("A conditional approval needs at least one condition."),
            meaning=N_("Without a condition nobody can see when it is met."),
            next_step=N_("Add a condition, or approve."),
        ),
        "form.condition-without-need": Sentences(
            sentence=N_("Conditions belong only to a conditional approval."),
            meaning=N_("With this decision they would have no effect."),
            next_step=N_("Remove the conditions, or approve with conditions."),
        ),
        "form.condition-twice": Sentences(
            sentence=N_("There are two conditions with the name {subject}."),
            meaning=N_("Each condition is closed by its name."),
            next_step=N_("Give each condition a name of its own."),
        ),
        "form.condition-incomplete": Sentences(
            sentence=N_("Condition {subject} lacks its text or who is in charge of it."),
            meaning=N_("A condition is something that a third person can check."),
            next_step=N_("Fill in both."),
        ),
        "form.condition-without-zone": Sentences(
            sentence=N_("The due time of condition {subject} has no time zone."),
            meaning=N_("Without it the time means something else on each laptop."),
            next_step=N_("Add the zone, for example +01:00."),
        ),
        "drawing.empty": Sentences(
            sentence=N_("The drawn signature is empty."),
            meaning=N_("A signature that shows nothing is left out, not kept."),
            next_step=N_("Draw it again, or sign with your typed name."),
        ),
        "drawing.too-long": Sentences(
            sentence=N_("The drawn signature has more than {limit} points."),
            meaning=N_("No hand draws that much in one signature."),
            next_step=N_("Clear it and draw it again, or sign with your typed name."),
            shown_as={"limit": "number"},
        ),
        "drawing.outside": Sentences(
            sentence=N_("The drawn signature leaves its box."),
            meaning=N_("On paper it would stand over other text."),
            next_step=N_("Clear it and draw it again, or sign with your typed name."),
        ),
    }
)
