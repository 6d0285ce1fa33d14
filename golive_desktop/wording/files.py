# SPDX-License-Identifier: MIT
"""What stands against a file, a passphrase, or a task that runs apart."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

_NOTHING_WRITTEN: Final = N_("Nothing was written or overwritten.")
_NOTHING_READ: Final = N_("Nothing was read.")
_OTHER_PLACE: Final = N_("Choose another place.")
_OTHER_FILE: Final = N_("Choose another file.")
_NOT_JUDGED: Final = N_("Nothing can be said for or against the file. It does not count.")
_KEY_CLOSED: Final = N_("The key stays closed.")

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "files.missing": Sentences(
            sentence=N_("There is no file {subject}."),
            meaning=_NOTHING_READ,
            next_step=N_("Check the name and the folder."),
        ),
        "files.folder-missing": Sentences(
            sentence=N_("There is no folder {folder}."),
            meaning=_NOTHING_WRITTEN,
            next_step=N_("Make the folder, or choose another one."),
        ),
        "files.not-readable": Sentences(
            sentence=N_("{subject} may not be read."),
            meaning=N_("Your account lacks the right to it."),
            next_step=N_("Ask the owner of the file, or choose another one."),
        ),
        "files.not-writable": Sentences(
            sentence=N_("{subject} cannot be written."),
            meaning=N_("Your account lacks the right to it, or the disk is read-only. Nothing was overwritten."),
            next_step=_OTHER_PLACE,
        ),
        "files.disk-full": Sentences(
            sentence=N_("The disk is full: {subject}."),
            meaning=_NOTHING_WRITTEN,
            next_step=N_("Make room on the disk, or choose another place."),
        ),
        "files.exists": Sentences(
            sentence=N_("{subject} is already there."),
            meaning=N_("Nothing is overwritten without being asked."),
            next_step=N_("Choose another name, or say that the file may be replaced (--force)."),
        ),
        "files.too-large": Sentences(
            sentence=N_("{subject} is too large."),
            meaning=N_("A file may have {limit} bytes. It was not read."),
            next_step=_OTHER_FILE,
            shown_as={"limit": "number"},
        ),
        "files.too-large-for-disk": Sentences(
            sentence=N_("{subject} is too large for this disk."),
            meaning=_NOTHING_WRITTEN,
            next_step=N_("Choose a place on another disk."),
        ),
        "files.in-use": Sentences(
            sentence=N_("Another program has {subject} open."),
            meaning=_NOTHING_WRITTEN,
            next_step=N_("Close it there, then try again."),
        ),
        "files.is-folder": Sentences(
            sentence=N_("{subject} is a folder."),
            meaning=N_("A file is needed here."),
            next_step=_OTHER_FILE,
        ),
        "files.not-a-folder": Sentences(
            sentence=N_("{subject} is not a folder."),
            meaning=N_("A folder is needed here."),
            next_step=N_("Choose another folder."),
        ),
        "files.not-a-file": Sentences(
            sentence=N_("{subject} is not an ordinary file."),
            meaning=N_("Pipes and devices are not read, because they may never end."),
            next_step=_OTHER_FILE,
        ),
        "files.name-too-long": Sentences(
            sentence=N_("The name is too long: {subject}."),
            meaning=N_("This disk cannot hold it. Nothing was written or overwritten."),
            next_step=N_("Choose a shorter name or another folder."),
        ),
        "files.name-unusable": Sentences(
            sentence=N_("This cannot be the name of a file: {subject}."),
            meaning=_NOTHING_WRITTEN,
            next_step=N_("Choose another name."),
        ),
        "files.failed": Sentences(
            sentence=N_("The computer refused {subject}: {reason}"),
            meaning=_NOTHING_WRITTEN,
            next_step=N_("Check the disk and the connection, then try again."),
        ),
        "secret.empty": Sentences(
            sentence=N_("The passphrase is empty."),
            meaning=_KEY_CLOSED,
            next_step=N_("Enter the passphrase."),
        ),
        "secret.different": Sentences(
            sentence=N_("The two passphrases differ."),
            meaning=N_("No key was made, so that a slip of the finger does not lock you out."),
            next_step=N_("Enter the same passphrase twice."),
        ),
        "secret.too-long": Sentences(
            sentence=N_("The passphrase is too long."),
            meaning=N_("It may have {limit} bytes. The file that was named may be the wrong one."),
            next_step=N_("Use a shorter passphrase, or name the right file."),
            shown_as={"limit": "number"},
        ),
        "secret.not-text": Sentences(
            sentence=N_("The passphrase is not readable as text."),
            meaning=N_("It has to be in UTF-8. The file that was named may be the wrong one."),
            next_step=N_("Save the file as text in UTF-8, or name the right one."),
        ),
        "secret.no-terminal": Sentences(
            sentence=N_("There is no terminal at which a passphrase could be typed unseen."),
            meaning=N_("A passphrase is never shown while it is typed."),
            next_step=N_("Use --passphrase-file or the variable GOLIVE_PASSPHRASE."),
        ),
        "secret.file-open-to-others": Sentences(
            sentence=N_("Other users of this computer can read the passphrase file: {subject}."),
            meaning=N_("Whoever knows the passphrase and gets the key file can sign in your name."),
            next_step=N_("Take the rights of other users away from the file."),
        ),
        "bounded.time-out": Sentences(
            sentence=N_("The check took longer than {seconds} seconds and was ended."),
            meaning=_NOT_JUDGED,
            next_step=N_("Try again when the computer has less to do. If it happens again, ask for the original file."),
        ),
        "bounded.memory": Sentences(
            sentence=N_("The check needed more memory than it may use ({megabytes} MB) and was ended."),
            meaning=_NOT_JUDGED,
            next_step=N_("Ask the sender for the original file."),
        ),
        "bounded.crashed": Sentences(
            sentence=N_("The check broke off ({reason})."),
            meaning=_NOT_JUDGED,
            next_step=N_("Ask the sender for the original file. If it happens again, report it."),
        ),
        "bounded.failed": Sentences(
            sentence=N_("The check could not be finished ({error})."),
            meaning=_NOT_JUDGED,
            next_step=N_("Ask the sender for the original file. If it happens again, report it."),
        ),
        "bounded.not-started": Sentences(
            sentence=N_("The check could not be started: {reason}"),
            meaning=N_("The computer has too little memory or too many programs open. Nothing was checked."),
            next_step=N_("Close other programs, then try again."),
        ),
    }
)
