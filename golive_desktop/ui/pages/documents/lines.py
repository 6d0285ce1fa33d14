# SPDX-License-Identifier: MIT
"""The files of a release as lines of a list: what each is in words, whose, and when it came or went."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from golive_desktop.services.papers import Paper
from golive_desktop.ui.calendar import Calendar
from golive_desktop.wording.sentences import N_

__all__ = ["PaperLine", "lines_of", "safe_name"]

_IMAGES: Final = {
    "roster": "users",
    "request": "send",
    "approval": "file-pen-line",
    "withdrawal": "undo-2",
    "closure": "list-checks",
    "receipt": "file-check",
    "dossier": "stamp",
    "evidence": "paperclip",
    "changed": "shield-x",
    "not-checkable": "file-question-mark",
}
_OTHER: Final = {
    "evidence": N_("Evidence"),
    "changed": N_("Changed file, does not count"),
    "not-checkable": N_("File that cannot be checked"),
}
_UNSAFE: Final = str.maketrans(dict.fromkeys('<>:"/\\|?*', "-"))


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperLine:
    """One file as the list shows it."""

    paper: Paper
    image: str
    """An icon of ``resources/ui/icons``."""
    kind: str
    """What it is, in words."""
    who: str
    """Role and person, as far as known."""
    way: str
    """Issued or received, and the file's name."""
    when: str
    """Day and time; the page says the zone."""
    time: str
    """In full, with the zone."""
    spoken: str
    """All of it, for screen readers."""

    @property
    def key(self) -> str:
        """The digest of the file."""
        return self.paper.sha256

    def holds(self, text: str) -> bool:
        """Whether each word of `text` occurs in the line, or begins the file's digest or the statement's id."""
        spoken, keys = self.spoken.casefold(), (self.paper.sha256, self.paper.statement)
        return all(word in spoken or any(key.startswith(word) for key in keys) for word in text.casefold().split())


def lines_of(papers: Sequence[Paper], calendar: Calendar) -> tuple[PaperLine, ...]:
    """The lines for `papers`, in the same order, with times in the release's zone."""
    return tuple(_line(paper, calendar) for paper in papers)


def safe_name(paper: Paper) -> str:
    """A file name for a copy, from one that came from outside: its last part, of a length that every disk takes."""
    last = paper.name.replace("\\", "/").rpartition("/")[2].translate(_UNSAFE)
    visible = "".join(letter for letter in last if letter.isprintable()).strip(" .")
    return visible[-120:] or f"{paper.kind}.pdf"


def _line(paper: Paper, calendar: Calendar) -> PaperLine:
    words, _ = calendar.words, calendar.words.translate
    kind = _(_OTHER[paper.kind]) if paper.kind in _OTHER else words.term("kind", paper.kind)
    person = words.signer(paper.person, paper.principal)
    who = " · ".join(dict.fromkeys(part for part in (paper.role, person) if part))
    way = (_("Issued") if paper.direction == "issued" else _("Received")) + f" · {paper.name}"
    when = calendar.time(paper.at)
    spoken = ", ".join(part for part in (kind, who, way, when) if part)
    return PaperLine(
        paper=paper,
        image=_IMAGES.get(paper.kind, "file-text"),
        kind=kind,
        who=who,
        way=way,
        when=when,
        time=calendar.second(paper.at),
        spoken=spoken,
    )
