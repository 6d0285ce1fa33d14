# SPDX-License-Identifier: MIT
"""What stands against reading or writing the home, where everything is kept."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

_NOTHING_LOST: Final = N_("Nothing was changed, and nothing is lost.")
_MAKE_ROOM: Final = N_("Make room on the disk, then try again.")
_OTHER_HOME: Final = N_("Choose another folder, or have its access rights changed.")
_FROM_BACKUP: Final = N_("Keep the file as it is, and restore the last backup.")

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "store.locked": Sentences(
            sentence=N_("Another program is using the home: {subject}."),
            meaning=_NOTHING_LOST,
            next_step=N_("Close the other program, or wait a moment, then try again."),
        ),
        "store.damaged": Sentences(
            sentence=N_("The home is damaged: {subject}."),
            meaning=N_("What is in it cannot be read reliably. Nothing more was written."),
            next_step=_FROM_BACKUP,
        ),
        "store.disk-full": Sentences(
            sentence=N_("The disk is full: {subject}."),
            meaning=_NOTHING_LOST,
            next_step=_MAKE_ROOM,
        ),
        "store.not-writable": Sentences(
            sentence=N_("The home cannot be written: {subject}."),
            meaning=_NOTHING_LOST,
            next_step=_OTHER_HOME,
        ),
        "store.missing": Sentences(
            sentence=N_("The folder with your data is gone: {subject}."),
            meaning=N_("It was moved, renamed or deleted, or its disk was taken away. Nothing can be recorded now."),
            next_step=N_("Put it back where it was, or restore a backup, and try again."),
        ),
        "store.too-large": Sentences(
            sentence=N_("The entry is too large for the home: {subject}."),
            meaning=_NOTHING_LOST,
            next_step=N_("Use a smaller file."),
        ),
        "store.text-unkeepable": Sentences(
            sentence=N_("This text holds a broken character: {subject}"),
            meaning=_NOTHING_LOST,
            next_step=N_("Type the text anew, or leave the character out."),
        ),
        "store.newer": Sentences(
            sentence=N_("The home was written by a newer version of GoLive Desktop: {subject}."),
            meaning=N_("This version does not open it, so that nothing is lost."),
            next_step=N_("Update GoLive Desktop."),
        ),
        "store.entry-unknown": Sentences(
            sentence=N_("The audit trail has no entry {subject}."),
            meaning=N_("Entries are counted from 1 without a gap."),
            next_step=N_("Choose an entry that is there."),
        ),
        "store.identity-exists": Sentences(
            sentence=N_("There is already a key with the name {subject}."),
            meaning=N_("The key that is there was not touched."),
            next_step=N_("Choose another name."),
        ),
        "store.identity-unknown": Sentences(
            sentence=N_("There is no key with the name {subject} on this laptop."),
            meaning=N_("Nothing was signed or changed."),
            next_step=N_("Choose a key that is there, or make one."),
        ),
        "store.original-unknown": Sentences(
            sentence=N_("There is no file with this SHA-256 in the home: {subject}."),
            meaning=N_("It was never read in or made here."),
            next_step=N_("Read the file in first."),
        ),
        "store.release-ambiguous": Sentences(
            sentence=N_("{subject} fits more than one release: {releases}."),
            meaning=N_("It is not clear which one is meant."),
            next_step=N_("Use the id of the release."),
        ),
        "store.release-exists": Sentences(
            sentence=N_("{product} already has a release {subject}."),
            meaning=N_("The release that is there was not touched."),
            next_step=N_("Open it, or give the new candidate a tag of its own."),
        ),
        "store.release-unknown": Sentences(
            sentence=N_("There is no release {subject} here."),
            meaning=N_("It may be in another home, or written differently."),
            next_step=N_("Choose a release that is there, or import the plan."),
        ),
        "store.statement-exists": Sentences(
            sentence=N_("This statement is already in the home: {subject}."),
            meaning=_NOTHING_LOST,
            next_step=N_("Nothing more is to be done."),
        ),
        "home.disk-full": Sentences(
            sentence=N_("The disk with the home is full: {subject}."),
            meaning=_NOTHING_LOST,
            next_step=_MAKE_ROOM,
        ),
        "home.not-writable": Sentences(
            sentence=N_("The home cannot be written: {subject}."),
            meaning=_NOTHING_LOST,
            next_step=_OTHER_HOME,
        ),
        "home.not-a-folder": Sentences(
            sentence=N_("{subject} is not a folder."),
            meaning=N_("Releases, keys and files of GoLive Desktop are kept in a folder."),
            next_step=N_("Choose another place."),
        ),
        "home.unknown": Sentences(
            sentence=N_("The folder {subject} belongs to a user that this computer does not know."),
            meaning=N_("So it is not known where to keep anything."),
            next_step=N_("Name the folder in full."),
        ),
        "home.open-to-others": Sentences(
            sentence=N_("Other users of this computer can read the home: {subject}."),
            meaning=N_("Keys stay encrypted; approvals and reasons are open to them."),
            next_step=N_("Take the rights of other users away from the folder."),
        ),
        "home.on-share": Sentences(
            sentence=N_("The home lies on a network share: {subject}."),
            meaning=N_("When the connection breaks while writing, it can be damaged."),
            next_step=N_("Choose a folder on this computer, and exchange only files over the share."),
        ),
    }
)
