# SPDX-License-Identifier: MIT
"""What in a PDF is not as GoLive Desktop prints it, or cannot be printed."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

_MAY_DIFFER: Final = N_("What you see may not be what was signed. The file does not count.")
_NOTHING_CAN_BE_SAID: Final = N_("Nothing can be said for or against the file. It does not count.")
_ORIGINAL: Final = N_("Ask the sender for the original file.")

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "document.empty": Sentences(
            sentence=N_("The file is empty."),
            meaning=_NOTHING_CAN_BE_SAID,
            next_step=N_("Ask the sender for it once more."),
        ),
        "document.not-pdf": Sentences(
            sentence=N_("This is not a PDF file."),
            meaning=_NOTHING_CAN_BE_SAID,
            next_step=N_("Choose the file as you received it."),
        ),
        "document.unreadable": Sentences(
            sentence=N_("The PDF cannot be read."),
            meaning=N_("It is damaged or cut off. Nothing can be said for or against it."),
            next_step=N_("Ask the sender for it once more."),
        ),
        "document.encrypted": Sentences(
            sentence=N_("The PDF is encrypted."),
            meaning=N_("GoLive Desktop never encrypts its files. This one was not checked."),
            next_step=N_("Ask the sender for the file without a password."),
        ),
        "document.too-large": Sentences(
            sentence=N_("The PDF is too large when unpacked."),
            meaning=N_("It could exhaust this laptop. It was not checked."),
            next_step=_ORIGINAL,
        ),
        "document.damaged": Sentences(
            sentence=N_("The PDF is damaged."),
            meaning=_MAY_DIFFER,
            next_step=_ORIGINAL,
        ),
        "document.payload-missing": Sentences(
            sentence=N_("The PDF carries no statement for the check."),
            meaning=N_("Its pages alone prove nothing. It does not count."),
            next_step=_ORIGINAL,
        ),
        "document.text-differs": Sentences(
            sentence=N_("Page {page} reads “{found}” where the statement says “{expected}”."),
            meaning=N_("What is printed and what was stated have to be the same. The file does not count."),
            next_step=_ORIGINAL,
        ),
        "document.hidden-text": Sentences(
            sentence=N_("The PDF holds text that nobody sees ({subject})."),
            meaning=_MAY_DIFFER,
            next_step=_ORIGINAL,
            shown_as={"subject": "place"},
        ),
        "document.tiny-text": Sentences(
            sentence=N_("The PDF holds text too small to read ({subject})."),
            meaning=_MAY_DIFFER,
            next_step=_ORIGINAL,
            shown_as={"subject": "place"},
        ),
        "document.text-overlaps": Sentences(
            sentence=N_("Texts are printed over each other ({subject})."),
            meaning=_MAY_DIFFER,
            next_step=_ORIGINAL,
            shown_as={"subject": "place"},
        ),
        "document.text-crossed": Sentences(
            sentence=N_("A line or an icon runs through a text ({subject})."),
            meaning=_MAY_DIFFER,
            next_step=_ORIGINAL,
            shown_as={"subject": "place"},
        ),
        "document.text-off-page": Sentences(
            sentence=N_("A text runs off the page ({subject})."),
            meaning=_MAY_DIFFER,
            next_step=_ORIGINAL,
            shown_as={"subject": "place"},
        ),
        "document.graphics-after-text": Sentences(
            sentence=N_("Something is drawn over the text ({subject})."),
            meaning=_MAY_DIFFER,
            next_step=_ORIGINAL,
            shown_as={"subject": "place"},
        ),
        "document.transparency": Sentences(
            sentence=N_("The PDF uses transparency ({subject})."),
            meaning=_MAY_DIFFER,
            next_step=_ORIGINAL,
            shown_as={"subject": "place"},
        ),
        "document.image": Sentences(
            sentence=N_("The PDF holds a foreign picture ({subject})."),
            meaning=_MAY_DIFFER,
            next_step=_ORIGINAL,
            shown_as={"subject": "place"},
        ),
        "document.optional-content": Sentences(
            sentence=N_("The PDF holds layers that can be switched off ({subject})."),
            meaning=_MAY_DIFFER,
            next_step=_ORIGINAL,
            shown_as={"subject": "place"},
        ),
        "document.page-box": Sentences(
            sentence=N_("A page of the PDF is cropped, turned or scaled ({subject})."),
            meaning=_MAY_DIFFER,
            next_step=_ORIGINAL,
            shown_as={"subject": "place"},
        ),
        "document.annotation": Sentences(
            sentence=N_("The PDF holds a note or a field that does not belong there ({subject})."),
            meaning=_MAY_DIFFER,
            next_step=_ORIGINAL,
            shown_as={"subject": "place"},
        ),
        "document.script": Sentences(
            sentence=N_("The PDF holds a script ({subject})."),
            meaning=N_(
                "It could do something on its own when it is opened. It was not run, and the file does not count."
            ),
            next_step=_ORIGINAL,
            shown_as={"subject": "place"},
        ),
        "document.foreign-font": Sentences(
            sentence=N_("The PDF shows its text in a foreign font ({subject})."),
            meaning=_MAY_DIFFER,
            next_step=_ORIGINAL,
            shown_as={"subject": "place"},
        ),
        "document.foreign-attachment": Sentences(
            sentence=N_("The PDF carries an attachment in a way that GoLive Desktop does not use ({subject})."),
            meaning=_MAY_DIFFER,
            next_step=_ORIGINAL,
            shown_as={"subject": "place"},
        ),
        "document.foreign-bytes": Sentences(
            sentence=N_("Something stands around the PDF that does not belong to it ({subject})."),
            meaning=_MAY_DIFFER,
            next_step=_ORIGINAL,
            shown_as={"subject": "place"},
        ),
        "document.foreign-content": Sentences(
            sentence=N_("The PDF holds something that GoLive Desktop never writes ({subject})."),
            meaning=_MAY_DIFFER,
            next_step=_ORIGINAL,
            shown_as={"subject": "place"},
        ),
        "document.script-unsupported": Sentences(
            sentence=N_("These letters cannot be printed: {characters}."),
            meaning=N_("They stand in: {subject}. The shipped fonts hold Latin, Greek and Cyrillic."),
            next_step=N_("Write the text in one of these scripts."),
        ),
        "document.line-too-long": Sentences(
            sentence=N_("A line at the edge of the page is too long: {subject}."),
            meaning=N_("It would be cut off in print. Nothing was written."),
            next_step=N_("Shorten the name of the product, the release or the label."),
        ),
    }
)
