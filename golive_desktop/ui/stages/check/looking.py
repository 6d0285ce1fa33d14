# SPDX-License-Identifier: MIT
"""Checks files beside the window for whom this laptop trusts, and whom the user names; nothing is recorded."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from golive_desktop.domain.certificate import fingerprint_of
from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.domain.trust import Anchor, Trust
from golive_desktop.services.authorities import authorities
from golive_desktop.services.checking import check_many, read_roster
from golive_desktop.services.own_records import own_record_problems
from golive_desktop.services.rosters import home_trust
from golive_desktop.services.trusting import named_roster
from golive_desktop.services.verify import Verification
from golive_desktop.ui.context import Context

__all__ = ["Looked", "Named", "Voucher", "look_at_files", "name_certificate", "name_roster"]

LARGEST_FILE: Final = 512 * 1024 * 1024
_TOGETHER: Final = 64 * 1024 * 1024
"""So many bytes are held in memory at once, if no single file has more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """A file whose keys are trusted because the user named it."""

    path: Path
    kind: Literal["roster", "certificate"]
    anchors: tuple[Anchor, ...]
    author: str
    """Who signed the roster, or whom the certificate names."""
    number: str
    """The number of that key."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Voucher:
    """A company's authority that a check believed about names."""

    name: str
    number: str
    """Of its certificate."""
    fingerprint: str
    file: str = ""
    """The name of the file that the user named; empty for one that is kept in the settings."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Looked:
    """One file that was looked at."""

    path: Path
    verification: Verification | None = None
    problem: Problem | None = None
    stopped: bool = False
    """The user did not want to wait for it."""
    release: str = ""
    """Id of the release of this home that keeps this very file; empty when none does."""
    own: bool = False
    """An answer that was signed on this laptop."""
    voucher: Voucher | None = None
    """The authority on which the verdict rests; None where it rests on none."""
    kept: tuple[Voucher, ...] = ()
    """The authorities in the settings that the check believed, whether or not it came to them."""


def look_at_files(
    context: Context,
    paths: tuple[Path, ...],
    named: tuple[Named, ...],
    tell: Callable[[Looked], None],
    stopped: Callable[[], bool],
) -> None:
    """Checks the files; each is told as soon as it was checked.

    Args:
        context: the home and this computer.
        paths: the files.
        named: whom the user trusts for this check.
        tell: gets each file.
        stopped: whether the user wants to stop.
    """
    trust = _trust(context).with_anchors(*(anchor for item in named for anchor in item.anchors))
    kept = _kept(context)
    vouchers = {item.fingerprint: item for item in (*_vouchers(named), *kept)}
    calls, now = context.computer.calls, context.now()
    for read in _portions(context, paths, tell, stopped):
        files = [(path.name, data) for path, data in read]
        for number, found in check_many(context.adapters, calls, files, trust=trust, now=now):
            if stopped():
                return
            looked = Looked(path=read[number][0], verification=found, kept=kept)
            tell(_with_records(context, replace(looked, voucher=_on_which_it_rests(found, vouchers))))


def name_roster(context: Context, path: Path) -> Named:
    """The keys of a roster that the user names.

    Raises:
        KnownError: ``verify.roster-unusable``, ``verify.roster-older`` and ``files.…``.
    """
    data = context.computer.files.read(path, limit=LARGEST_FILE)
    statement = read_roster(
        context.adapters, context.computer.calls, data, name=path.name, trust=_trust(context), now=context.now()
    )
    number = next((e.number for e in statement.body.entries if e.fingerprint == statement.author.fingerprint), "")
    return Named(path=path, kind="roster", anchors=named_roster(statement), author=statement.author.name, number=number)


def name_certificate(context: Context, path: Path) -> Named:
    """A certificate that the user names, or the one of a company authority.

    Raises:
        KnownError: ``certificate.unreadable`` and ``files.…``.
    """
    certificate = context.computer.read_certificate(context.computer.files.read(path, limit=LARGEST_FILE))
    authority = context.computer.is_authority(certificate)
    anchor = Anchor(certificate=certificate.der, source="company-ca" if authority else "named")
    return Named(
        path=path,
        kind="certificate",
        anchors=(anchor,),
        author=certificate.subject.name,
        number=certificate.number,
    )


def _portions(
    context: Context, paths: tuple[Path, ...], tell: Callable[[Looked], None], stopped: Callable[[], bool]
) -> Iterator[list[tuple[Path, bytes]]]:
    """The files with their bytes, as many at once as memory bears; those that cannot be read are told."""
    portion: list[tuple[Path, bytes]] = []
    size = 0
    for path in paths:
        if stopped():
            return
        try:
            data = context.computer.files.read(path, limit=LARGEST_FILE)
        except KnownError as error:
            tell(Looked(path=path, problem=error.problem))
            continue
        portion.append((path, data))
        size += len(data)
        if size >= _TOGETHER:
            yield portion
            portion, size = [], 0
    yield portion


def _trust(context: Context) -> Trust:
    """Whom the home trusts; nobody where there is no home yet, and none is made for the question."""
    if not context.computer.has_home(context.home):
        return Trust()
    with context.adapters.store.reading() as work:
        return home_trust(work)


def _kept(context: Context) -> tuple[Voucher, ...]:
    """The authorities that the home believes; none is made for the question."""
    if not context.computer.has_home(context.home):
        return ()
    facts = [known.facts for known in authorities(context.adapters)]
    return tuple(Voucher(name=item.subject, number=item.number, fingerprint=item.fingerprint) for item in facts)


def _vouchers(named: tuple[Named, ...]) -> Iterator[Voucher]:
    """The authorities among what the user named."""
    for item in named:
        for anchor in item.anchors:
            if anchor.source == "company-ca":
                fingerprint = fingerprint_of(anchor.certificate)
                yield Voucher(name=item.author, number=item.number, fingerprint=fingerprint, file=item.path.name)


def _on_which_it_rests(found: Verification, vouchers: Mapping[str, Voucher]) -> Voucher | None:
    """The authority by which alone the signer is known; a signer who is known by more needs none."""
    resting = [signature.anchor for signature in found.signatures if found.vouched]
    return next((vouchers[anchor] for anchor in resting if anchor in vouchers), None)


def _with_records(context: Context, looked: Looked) -> Looked:
    """What the home's own records say about the file."""
    found = looked.verification
    if found is None or not context.computer.has_home(context.home):
        return looked
    with context.adapters.store.reading() as work:
        problems = own_record_problems(work, found, context.adapters.reader)
        record = work.statements.find(sha256=found.sha256)
        releases = {line.id for line in work.releases.lines()}
    return replace(
        looked,
        verification=replace(found, problems=(*found.problems, *problems)),
        # note: a signer's home keeps what was signed for a release that is led elsewhere
        release=record.release if record is not None and record.release in releases else "",
        own=record is not None and (record.kind, record.direction) == ("approval", "issued"),
    )
