# SPDX-License-Identifier: MIT
"""What stands against a mail's text, a template, a training, the questions of customers, or a message to a chat."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

_NOT_FILLED: Final = N_("The mail was not written.")
_TEMPLATE: Final = N_("Correct the template, or go back to the text that comes with the program.")
_NOT_POSTED: Final = N_("Nothing was posted.")
_PART: Final[Mapping[str, str]] = MappingProxyType({"part": "template-part"})

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "template.syntax": Sentences(
            sentence=N_("The template is not complete ({part}, line {line}): {subject}"),
            meaning=_NOT_FILLED,
            next_step=N_("Look for a bracket or a condition that is not closed."),
            shown_as=_PART,
        ),
        "template.placeholder-unknown": Sentences(
            sentence=N_("This mail has no such placeholder ({part}, line {line}): {subject}"),
            meaning=_NOT_FILLED,
            next_step=N_("Choose one from the list of placeholders."),
            shown_as=_PART,
        ),
        "template.forbidden": Sentences(
            sentence=N_("A template may not hold this ({part}, line {line}): {subject}"),
            meaning=N_("A template fills in values, conditions and lists. It can do nothing else."),
            next_step=_TEMPLATE,
            shown_as=_PART,
        ),
        "template.too-long": Sentences(
            sentence=N_("The template is too long ({subject})."),
            meaning=N_("The limit is {limit} characters."),
            next_step=N_("Shorten it."),
            shown_as={"subject": "template-part", "limit": "number"},
        ),
        "template.file-unreadable": Sentences(
            sentence=N_("The file is no mail template: {subject}"),
            meaning=N_("The template was not kept."),
            next_step=N_("It is TOML with a subject and a body; write the present one to a file to see how."),
        ),
        "letter.kind-unknown": Sentences(
            sentence=N_("There is no mail called {subject}."),
            meaning=_NOT_FILLED,
            next_step=N_("Possible are: {known}."),
        ),
        "letter.text-empty": Sentences(
            sentence=N_("Without a subject and a text there is no mail: {subject}"),
            meaning=N_("The template was not kept."),
            next_step=N_("Write both, or go back to the text that comes with the program."),
        ),
        "letter.data-missing": Sentences(
            sentence=N_("Something is missing that this mail needs: {subject}"),
            meaning=_NOT_FILLED,
            next_step=N_("Enter it under Communication, then write the mail again."),
        ),
        "letter.role-unknown": Sentences(
            sentence=N_("The plan has no role {subject}."),
            meaning=_NOT_FILLED,
            next_step=N_("Choose a role of this release."),
        ),
        "letter.not-answered": Sentences(
            sentence=N_("{subject} has not answered, so there is nothing to tell about it."),
            meaning=_NOT_FILLED,
            next_step=N_("Read in the answer first."),
        ),
        "letter.address-invalid": Sentences(
            sentence=N_("This is not a mail address: {subject}"),
            meaning=N_("The address was not kept."),
            next_step=N_("Enter an address such as support@example.com"),
        ),
        "letter.link-invalid": Sentences(
            sentence=N_("This is not an address that begins with https://: {subject}"),
            meaning=N_("It was not kept: a link in a mail has to be safe to follow."),
            next_step=N_("Enter the whole address, for example https://app.example.com"),
        ),
        "training.agenda-sum": Sentences(
            sentence=N_("The topics add up to {sum} minutes, the training has {minutes}."),
            meaning=N_("The training was not kept."),
            next_step=N_("Change the length of a topic or of the training."),
        ),
        "training.agenda-empty": Sentences(
            sentence=N_("The training has no topics, or one without a title or minutes."),
            meaning=N_("The training was not kept."),
            next_step=N_("Give each topic a title and at least one minute."),
        ),
        "training.no-appointment": Sentences(
            sentence=N_("The training has no appointment yet."),
            meaning=N_("Nobody can be invited to it."),
            next_step=N_("Choose day, time and place first."),
        ),
        "training.not-yet": Sentences(
            sentence=N_("The training has not begun yet."),
            meaning=N_("It was not recorded as done."),
            next_step=N_("Record it afterwards, or correct the appointment."),
        ),
        "faq.empty": Sentences(
            sentence=N_("There are no questions with answers."),
            meaning=N_("Nothing was written."),
            next_step=N_("Write at least one question with its answer."),
        ),
        "faq.incomplete": Sentences(
            sentence=N_("Question {subject} has no section, no question or no answer."),
            meaning=N_("The questions were not kept."),
            next_step=N_("Complete it or remove it."),
        ),
        "precheck.item-unknown": Sentences(
            sentence=N_("The communication pre-check has no point {subject}."),
            meaning=N_("Nothing was recorded."),
            next_step=N_("Possible are: {known}."),
        ),
        "precheck.by-itself": Sentences(
            sentence=N_("The point {subject} follows from what is recorded elsewhere."),
            meaning=N_("It cannot be ticked by hand."),
            next_step=N_("Record the training as done."),
        ),
        "channel.text-unknown": Sentences(
            sentence=N_("There is no channel text {subject}."),
            meaning=_NOT_POSTED,
            next_step=N_("Possible are: {known}."),
        ),
        "chat.none": Sentences(
            sentence=N_("No chat is set up."),
            meaning=_NOT_POSTED,
            next_step=N_("Copy the text, or enter the address of an incoming webhook."),
        ),
        "chat.address-invalid": Sentences(
            sentence=N_("This is not the address of a webhook."),
            meaning=N_("It has to begin with https:// and may hold no user or password."),
            next_step=N_("Copy the whole address from the settings of the chat."),
        ),
        "chat.host-unknown": Sentences(
            sentence=N_("The webhook belongs to {subject}, which is not Slack."),
            meaning=_NOT_POSTED,
            next_step=N_("If it is your own chat server, name its host as well."),
        ),
        "chat.text-invalid": Sentences(
            sentence=N_("The text is empty or too long for a chat."),
            meaning=N_("The limit is {limit} characters."),
            next_step=N_("Change the text."),
        ),
        "chat.unreachable": Sentences(
            sentence=N_("The chat {subject} cannot be reached."),
            meaning=_NOT_POSTED,
            next_step=N_("Look at the network, or copy the text into the chat."),
        ),
        "chat.certificate": Sentences(
            sentence=N_("{subject} shows a certificate that cannot be trusted."),
            meaning=N_("Somebody may stand in between. Nothing was posted."),
            next_step=N_("Ask whoever looks after your network, and copy the text into the chat."),
        ),
        "chat.time-out": Sentences(
            sentence=N_("The chat {subject} does not answer."),
            meaning=N_("The text may have arrived or not."),
            next_step=N_("Look into the channel before you post it again."),
        ),
        "chat.refused": Sentences(
            sentence=N_("The chat {subject} refused the text ({status}): {answer}"),
            meaning=_NOT_POSTED,
            next_step=N_("Look whether the webhook still exists, or copy the text into the chat."),
        ),
    }
)
