# SPDX-License-Identifier: MIT
"""What the setup asks of files, git and the home; none of it for the window's thread."""

from pathlib import Path
from typing import Final

from golive_desktop.domain.plan import ImportedPlan
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.release import Artefact
from golive_desktop.domain.text import keepable
from golive_desktop.ports.adapters import Adapters
from golive_desktop.resources import resource_bytes
from golive_desktop.services.overview import OwnKey, own_keys
from golive_desktop.services.setup import NewRelease, set_up_release
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.newkey import NewKey
from golive_desktop.ui.stages.setup.draft import STRUCTURE, SetupDraft

__all__ = ["digests", "keys_here", "read_source", "set_up"]

_LARGEST: Final = 16 * 1024 * 1024
"""Bytes of a handbook; what is smaller and still too much, its reader refuses with its own words."""


def read_source(context: Context, source: str) -> ImportedPlan:
    """The plan in a handbook, or in the sample's.

    Raises:
        KnownError: what stands against reading it.
    """
    if source == STRUCTURE:
        return context.adapters.read_handbook(resource_bytes("sample/handbook.md"))
    return context.adapters.read_handbook(context.computer.files.read(Path(source), limit=_LARGEST))


def digests(task: Task, paths: tuple[Path, ...]) -> tuple[Artefact, ...]:
    """Each file with its SHA-256; those that were finished before the user stopped it.

    Raises:
        KnownError: what stands against reading one.
    """
    from golive_desktop.system.digest import digest_of  # noqa: PLC0415 - not for the first paint

    found = []
    for number, path in enumerate(paths, 1):
        task.tell(number, len(paths), path.name)
        digest = digest_of(path, cancelled=lambda: task.cancelled)
        if digest is None:
            break
        found.append(Artefact(name=keepable(path.name), sha256=digest))
    return tuple(found)


def keys_here(context: Context) -> tuple[OwnKey, ...]:
    """The keys of this laptop; a home that is missing is not made for this question."""
    return own_keys(context.adapters) if context.computer.has_home(context.home) else ()


def set_up(context: Context, draft: SetupDraft, imported: ImportedPlan, key: str | NewKey) -> ReleaseRecord:
    """The release, after the home and the key were made where they are missing.

    Args:
        context: the home to make it in.
        draft: what was chosen.
        imported: the plan as it came from the handbook.
        key: name of the identity that leads the release, or the one to make.

    Raises:
        KnownError: what stands against the home, the key or the release.
    """
    context.computer.make_home(context.home)
    name = key if isinstance(key, str) else _made(context, key)
    new = NewRelease(
        plan=draft.plan(imported),
        language=draft.language,
        commit=draft.commit,
        artefacts=draft.artefacts,
        identity=name,
        policy=draft.policy,
    )
    return set_up_release(context.adapters, new, now=context.now())


def _made(context: Context, key: NewKey) -> str:
    from golive_desktop.services.identities import create_identity  # noqa: PLC0415 - not for the first paint

    name = _free_name(context.adapters, key.subject.name)
    made = create_identity(context.adapters, name, key.subject, passphrase=key.passphrase, now=context.now())
    return made.name


def _free_name(adapters: Adapters, name: str) -> str:
    """The person's name, with a number behind it where a key has it already."""
    with adapters.store.reading() as work:
        taken = {identity.name for identity in work.identities.all()}
    number = 2
    free = name
    while free in taken:
        free = f"{name} {number}"
        number += 1
    return free
