# SPDX-License-Identifier: MIT
"""What the setup asks of files, git and the home; none of it for the window's thread."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from golive_desktop.domain.plan import ImportedPlan
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.release import Artefact
from golive_desktop.domain.text import keepable
from golive_desktop.ports.adapters import Adapters
from golive_desktop.resources import resource_bytes
from golive_desktop.services.follow_on import Model, follow_on, model_of
from golive_desktop.services.overview import OwnKey, own_keys
from golive_desktop.services.scripts import with_scripts
from golive_desktop.services.setup import NewRelease, set_up_release
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.newkey import NewKey
from golive_desktop.ui.stages.setup.draft import FOLLOWS, STRUCTURE, SetupDraft

__all__ = ["Read", "digests", "keys_here", "read_source", "set_up"]

_LARGEST: Final = 16 * 1024 * 1024
"""Bytes of a handbook; what is smaller and still too much, its reader refuses with its own words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Read:
    """Where a new release begins."""

    imported: ImportedPlan
    model: Model | None = None
    """The release that it is made from; None for a handbook."""


def read_source(context: Context, source: str) -> Read:
    """The plan in a handbook, in the sample's, or of another release.

    Raises:
        KnownError: what stands against reading it.
    """
    if source.startswith(FOLLOWS):
        model = model_of(context.adapters, source.removeprefix(FOLLOWS))
        imported = ImportedPlan(plan=model.plan, not_understood=())
        return Read(imported=with_scripts(context.adapters, imported), model=model)
    if source == STRUCTURE:
        handbook = resource_bytes("sample/handbook.md")
    else:
        handbook = context.computer.files.read(Path(source), limit=_LARGEST)
    return Read(imported=with_scripts(context.adapters, context.adapters.read_handbook(handbook)))


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
    if draft.follows:
        with context.adapters.store.reading() as work:
            certificate = context.adapters.keys.describe(work.identities.get(name).certificate)
        by = certificate.subject.name
        return follow_on(context.adapters, draft.follows, new, by=by, now=context.now()).release
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
