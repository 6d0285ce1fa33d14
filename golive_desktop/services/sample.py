# SPDX-License-Identifier: MIT
"""The sample release: every state filled in, in a home of its own, made anew at any time."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Language
from golive_desktop.i18n.catalogue import translator
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.system import Files

__all__ = ["PASSPHRASE", "Sample", "SampleDesk", "find_sample", "inbox_of", "make_sample", "request_of", "unread_in"]

PASSPHRASE: Final = "nothing-secret"  # noqa: S105 - it guards invented people, and everybody is told it
"""Of every key in the sample; it is shown wherever the sample is."""

_MARK: Final = "sample.txt"
_RELEASE: Final = "release: "
_INBOX: Final = "inbox"
_REQUEST: Final = "sre.golive"
_SIGNERS: Final = "signers"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """A sample that is complete."""

    release: str
    """Id of the release."""
    request: Path
    """A request that nobody has answered; the key to sign it with is in the sample's home."""
    inbox: Path
    """A folder with files that nobody has read in: genuine, changed, of an unknown signer, not checkable."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleDesk:
    """What the sample needs of the computer."""

    home: Path
    adapters: Adapters
    """Of the sample's home."""
    open_home: Callable[[Path], Adapters]
    files: Files


def inbox_of(home: Path) -> Path:
    """Where the unread files of the sample in this home lie."""
    return home / _INBOX


def request_of(home: Path) -> Path:
    """Where the unanswered request of the sample in this home lies."""
    return home / _REQUEST


def unread_in(home: Path) -> tuple[Path, ...]:
    """The unread files of the sample in this home, by name; empty when somebody took them away."""
    try:
        return tuple(sorted(inbox_of(home).iterdir()))
    except OSError:
        return ()


def find_sample(home: Path) -> Sample | None:
    """The sample in this home; None when there is none, or one that was not finished."""
    try:
        lines = (home / _MARK).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    found = next((line.removeprefix(_RELEASE).strip() for line in lines if line.startswith(_RELEASE)), "")
    return Sample(release=found, request=request_of(home), inbox=inbox_of(home)) if found else None


def make_sample(
    desk: SampleDesk,
    *,
    language: Language,
    now: datetime,
    tell: Callable[[int, int], object] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Sample:
    """A fresh sample; one that lies there already is removed first.

    Everything in it happened during the last days before `now`. What does not become complete is removed again.

    Args:
        desk: the sample's home and the computer.
        language: of the release and its pages.
        now: the moment at which the sample stands.
        tell: called with the steps that are done and their number.
        cancelled: asked before each step.

    Raises:
        KnownError: ``sample.home-in-use`` when the home holds anything else, ``sample.cancelled``,
            ``sample.not-cleared``, and what stands against writing there.
    """
    from golive_desktop.services.sample_stage import Steps, Story  # noqa: PLC0415 - only making it needs all of it
    from golive_desktop.services.sample_story import play  # noqa: PLC0415 - as above

    _clear(desk)
    desk.files.make_folder(desk.home, private=True)
    desk.files.write(desk.home / _MARK, _mark(language, ""))
    laptops = [desk.open_home(desk.home / _SIGNERS / name) for name in ("first", "second")]
    story = Story(
        adapters=desk.adapters,
        signers=laptops[0],
        language=language,
        passphrase=PASSPHRASE,
        now=now,
        steps=Steps(tell, cancelled),
    )
    complete = False
    try:
        told = play(story, second=laptops[1])
        _put(desk, told.inbox, told.request)
        _leave(laptops, desk)
        desk.files.write(desk.home / _MARK, _mark(language, told.release))
        complete = True
    finally:
        if not complete:
            with suppress(KnownError):  # note: what stopped the making is worth more words than this
                _leave(laptops, desk)
                _clear(desk)
    return Sample(release=told.release, request=request_of(desk.home), inbox=inbox_of(desk.home))


def _put(desk: SampleDesk, inbox: Mapping[str, bytes], request: bytes) -> None:
    desk.files.make_folder(inbox_of(desk.home))
    for name, data in inbox.items():
        desk.files.write(inbox_of(desk.home) / name, data)
    desk.files.write(request_of(desk.home), request)


def _leave(laptops: Sequence[Adapters], desk: SampleDesk) -> None:
    """The signers' homes are not needed once their files are here."""
    for laptop in laptops:
        laptop.store.close()
    _remove(desk.home / _SIGNERS)


def _mark(language: Language, release: str) -> bytes:
    """What the file says that marks a home as the sample: to a person, and to this program."""
    _ = translator(language)
    lines = (
        "GoLive Desktop",
        _("This folder holds the sample release. Everything in it is invented, and it may be deleted."),
        _("Passphrase of every key: {passphrase}").format(passphrase=PASSPHRASE),
        f"{_RELEASE}{release}",
    )
    return ("\n".join(lines) + "\n").encode()


def _clear(desk: SampleDesk) -> None:
    """Removes what is in the sample's home, and nothing in a home that is not marked as the sample's."""
    if not desk.home.is_dir() or desk.home.is_symlink():
        if desk.home.exists():
            raise KnownError.of("sample.home-in-use", str(desk.home))
        return
    content = list(desk.home.iterdir())
    if content and desk.home / _MARK not in content:
        raise KnownError.of("sample.home-in-use", str(desk.home))
    desk.adapters.store.close()
    # note: the mark goes last, so that a home that could only be half emptied is still known as the sample's
    for path in sorted(content, key=lambda path: path.name == _MARK):
        _remove(path)
    # note: somebody may have looked at the old database while it was being removed
    desk.adapters.store.close()


def _remove(path: Path) -> None:
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise KnownError.of("sample.not-cleared", str(path)) from error
