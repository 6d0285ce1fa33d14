# SPDX-License-Identifier: MIT
"""What backs an answer or a closure, as values: each file with whether it is as it was signed, each address."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from golive_desktop.domain.answer import Evidence
from golive_desktop.services.records import EvidenceState
from golive_desktop.ui.words import Words

__all__ = ["EvidenceView", "evidence_views"]

_DOT: Final = " · "
_SHORT_DIGEST: Final = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class EvidenceView:
    """One piece of evidence."""

    name: str
    shown: str
    """The name without what the key of the item or condition puts in front of it."""
    state: str
    """unchanged, changed, missing or link; empty while it is being looked at."""
    words: str
    digest: str


def evidence_views(
    key: str, pieces: Sequence[Evidence], states: Mapping[str, EvidenceState], words: Words
) -> Iterator[EvidenceView]:
    """Each piece, ready to be shown.

    Args:
        key: of the item or condition that it backs.
        pieces: as listed in the statement.
        states: how each was found, by its name; one that is not there is missing.
        words: the reader's language.
    """
    _ = words.translate
    said = {
        "unchanged": _("unchanged"),
        "changed": _("changed"),
        "missing": _("not here yet"),
        "link": _("an address, no file"),
    }
    for piece in pieces:
        state = states.get(piece.name, "missing")
        yield EvidenceView(
            name=piece.name,
            # note: in the file it stands behind the key, so that two of one name stay apart
            shown=piece.name.removeprefix(f"{key}-") or piece.name,
            state=state,
            words=_with_digest(said[state], piece),
            digest=piece.sha256,
        )


def _with_digest(word: str, piece: Evidence) -> str:
    return _DOT.join((word, f"{piece.sha256[:_SHORT_DIGEST]}…")) if piece.sha256 else word
