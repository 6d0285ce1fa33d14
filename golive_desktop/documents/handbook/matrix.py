# SPDX-License-Identifier: MIT
"""The stakeholder matrix: who decides, who is informed, how and by when, from a table in any order."""

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass, replace

from golive_desktop.documents.handbook.dates import date_in
from golive_desktop.documents.handbook.inline import plain_text
from golive_desktop.documents.handbook.outline import Row, Table
from golive_desktop.documents.handbook.roles import match_role, slug, words

__all__ = ["Entry", "Keys", "Matrix", "looks_like_matrix", "read_matrix"]

# note: a column is taken for the first name that fits; "Rolle" is a purpose beside "Stakeholder", else the title;
# "Verantwortlich" is the title only where nothing else is
_COLUMNS: tuple[tuple[str, str], ...] = (
    ("key", r"^(key|schlüssel|kürzel|id)$"),
    ("title", r"stakeholder|beteiligte|approver|freigeber|freigebende|interessengruppe|interessenvertreter"),
    ("deputy", r"vertret|deput|backup|delegate|substitute"),
    ("deadline", r"deadline|frist|fällig|\bdue\b|\bbis\b|termin|datum|\bdate\b|by when|bis wann"),
    ("question", r"frage|question|kriteri|criteri"),
    ("approval", r"freigabe|approv|sign-?off|entscheid|decid|decision|go/no-go|\braci\b|zustimmung|^art$|^type$"),
    ("channel", r"kommunikation|communication|channel|kanal|kontaktweg|reached|erreichbar"),
    ("person", r"person|\bname|ansprechpartner|contact|kontakt"),
    ("title", r"rolle|\brole|funktion|function|position|\bteam\b|bereich|abteilung|department|^stellen?$"),
    ("title", r"^(wer|who|verantwortlich(e[rn]?)?|responsible|owner|zuständig(e[rn]?)?|gremium|einheit|unit)\b"),
    (
        "purpose",
        r"rolle|\brole|zweck|purpose|aufgabe|verantwort|responsib|scope|gegenstand|\bwas\b|\bwhat\b|thema|topic",
    ),
)
_ASIDE = re.compile(
    r"anmerk|kommentar|comment|bemerk|hinweis|notiz|\bnotes?\b|remark|status|stand\b|sign|unterschr|prio|^(nr|no|pos|lfd)\b"
)
"""Columns that say nothing a plan could hold."""
_MOST_ROWS = 1_000
"""More stakeholders than any release has; rows beyond are named, not placed."""
_TELLING = frozenset({"approval", "question", "deadline", "channel"})
_TASKS = re.compile(r"^(wer|who|verantwortlich|responsible|owner|zuständig)")
"""Titles that lists of tasks have as well."""
_INFORMED = frozenset(
    {
        *("inform", "informed", "informs", "informing", "info", "fyi", "zk", "kenntnis", "kenntnisnahme", "notified"),
        *("informiert", "informieren", "informierend", "benachrichtigt", "benachrichtigen", "notify"),
    }
)
_ALSO_INFORMED = frozenset({"information", "informationen", "informativ", "informational", "informative"})
_PRELUDES = frozenset(
    {
        *("zur", "zu", "nur", "only", "just", "for", "der", "die", "nein", "no", "not", "wird", "werden", "bitte"),
        *("is", "are", "be", "to", "please", "soll", "sollen", "muss", "keine", "freigabe", "approval"),
    }
)
_REFUSED = frozenset(
    {
        *("nein", "no", "none", "keine", "kein", "n", "a", "na", "not", "required", "nicht", "noetig", "entfaellt"),
        *("needed", "erforderlich", "notwendig", "false"),
    }
)
_REFUSING_FIRST = frozenset({"nein", "no", "none", "keine", "kein", "n", "na", "not", "nicht", "entfaellt", "false"})
_AGREED = frozenset(
    {
        *("ja", "yes", "y", "j", "x", "a", "go", "true", "ok", "muss", "must", "pflicht", "verpflichtend", "mandatory"),
        *("approve", "approves", "approval", "approver", "decide", "decides", "decision", "decider", "sign", "off"),
        *("entscheidet", "entscheider", "entscheiderin", "entscheidung", "freigabe", "freigeben", "gibt", "frei"),
        *("required", "needed", "erforderlich", "noetig", "notwendig", "zustimmung", "zwingend"),
    }
)
_AGREEING = "\u2705\u2714\u2713\u2611\U0001f44d\U0001f7e2"
_DASHES = "-\u2013\u2014"
_REFUSING = "\u274c\u2717\u2718\U0001f6ab"
_INFORMING = "\u2139"
_YES = re.compile(
    r"^(?:ja|yes|approves?|approval|decides|entscheidet|required|erforderlich|freigabe|go|true|x|a)"
    r"(?:\s*[:,;]+\s*|\s+[\u2013\u2014-]+\s+|\s*$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One row that could be placed."""

    number: int
    key: str
    """The role's key; unique in the matrix."""
    title: str
    purpose: str = ""
    decides: bool = True
    question: str = ""
    channel: str = ""
    deadline: dt.date | None = None
    person: str = ""
    deputy: str = ""


class Keys:
    """Gives each role a key of its own."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._titles: set[tuple[str, ...]] = set()
        self._numbers: Counter[str] = Counter()

    def give(self, wanted: str, title: str) -> tuple[str, bool]:
        """A free key for a role, and whether a role of the same title has one already.

        Args:
            wanted: the key that the plan itself names; empty when it names none.
            title: the role's title.
        """
        known = match_role(title)
        own = slug(title)
        repeated = not wanted and words(title) in self._titles and bool(words(title))
        choices = () if repeated else (wanted if wanted == slug(wanted) else "", known.key if known else "", own)
        key = next((choice for choice in choices if choice and choice not in self._given), "")
        while not key or key in self._given:
            base = known.key if known else own
            self._numbers[base] += 1
            key = f"{base}-{self._numbers[base] + 1}"
        self._given.add(key)
        self._titles.add(words(title))
        return key, repeated or (bool(wanted) and key != wanted)


@dataclass(frozen=True, kw_only=True, slots=True)
class Matrix:
    """What a table says, and the numbers of the lines that need a look."""

    entries: tuple[Entry, ...]
    unclear: tuple[int, ...]
    cells: tuple[tuple[int, str], ...] = ()
    """The single cells that cannot be read, with whose they are and their column; their rows are used. For the header
    the columns that have no place."""


def looks_like_matrix(table: Table, *, announced: bool) -> bool:
    """Whether a table wants to be the stakeholder matrix.

    Args:
        table: any table of a handbook.
        announced: it stands below a heading that names a matrix.
    """
    columns = _columns(table)
    telling = len(_TELLING & set(columns))
    if announced or ("approval" in columns and (telling > 1 or "title" in columns or _of_roles(table) is not None)):
        return True
    if "title" in columns and _TASKS.search(plain_text(table.rows[0].cells[columns["title"]]).lower()):
        # note: "Wer | Was | Bis wann" is a list of tasks
        return "question" in columns
    return ("title" in columns or "person" in columns) and telling > 0


def read_matrix(table: Table, keys: Keys) -> Matrix:
    """Reads a stakeholder matrix.

    A row is left out when it has no title, when it has fewer cells than the header, or when nothing but its title
    is filled; it is placed and named as unclear when its date cannot be read, when it does not say whether
    it decides, when it has more cells than the header, or when its role stands there already. Without any column
    for the role, every row is named.

    Args:
        table: the table, in any order of columns, with German or English titles.
        keys: gives the keys; the same for all tables of a handbook.
    """
    columns = _with_title(table, _columns(table))
    if "title" not in columns:
        return Matrix(entries=(), unclear=tuple(row.number for row in table.rows))
    entries: list[Entry] = []
    unclear: list[int] = []
    unread: list[tuple[int, str]] = [(table.rows[0].number, title) for title in (_unplaced(table, columns),) if title]
    for row in table.rows[1:]:
        cells = {name: row.cells[at] for name, at in columns.items() if at < len(row.cells)}
        if not any(plain_text(cell) for cell in row.cells):
            continue
        entry = _entry(row, cells, columns, header=len(table.rows[0].cells))
        if entry is None or len(entries) >= _MOST_ROWS:
            unclear.append(row.number)
            continue
        key, repeated = keys.give(plain_text(cells.get("key", "")), entry.title)
        entries.append(replace(entry, key=key))
        found = _unread(cells)
        if found:
            said = "; ".join(f"{plain_text(table.rows[0].cells[columns[at]])}: {plain_text(cells[at])}" for at in found)
            unread.append((row.number, f"{entry.title} \u2013 {said}".rstrip()))
        if repeated or row.written > len(table.rows[0].cells):
            unclear.append(row.number)
    return Matrix(entries=tuple(entries), unclear=tuple(unclear), cells=tuple(unread))


def _columns(table: Table) -> dict[str, int]:
    """Which column holds what, by the titles in the header."""
    columns: dict[str, int] = {}
    titles = [plain_text(cell).lower() for cell in table.rows[0].cells]
    for name, pattern in _COLUMNS:
        free = (at for at, title in enumerate(titles) if at not in columns.values() and re.search(pattern, title))
        at = None if name in columns else next(free, None)
        if at is not None:
            columns[name] = at
    first, second = columns.get("title"), columns.get("purpose")
    if first is not None and second is not None and "person" not in columns:
        # note: "Stakeholder | Rolle" may also mean people with their roles
        named, roles = (sum(match_role(cell) is not None for cell in _cells(table, at)) for at in (first, second))
        if roles and not named:
            columns["person"], columns["title"] = first, second
            del columns["purpose"]
    return columns


def _with_title(table: Table, columns: dict[str, int]) -> dict[str, int]:
    """The columns, and for the role the one that holds roles, whatever stands above it."""
    at = _of_roles(table)
    if "title" in columns or at is None:
        return columns
    return {name: column for name, column in columns.items() if column != at} | {"title": at}


def _of_roles(table: Table) -> int | None:
    """The first column in which at least every second text is the title of a known role."""
    for at in range(len(table.rows[0].cells)):
        texts = [text for text in _cells(table, at) if text]
        if texts and 2 * sum(match_role(text, tight=True) is not None for text in texts) >= len(texts):
            return at
    return None


def _unplaced(table: Table, columns: dict[str, int]) -> str:
    """The titles of columns that are filled, and that no part of the plan could take."""
    lost = [
        plain_text(title)
        for at, title in enumerate(table.rows[0].cells)
        if at not in columns.values() and any(_cells(table, at)) and words(title)
    ]
    return ", ".join(title for title in lost if not _ASIDE.search(title.lower()))


def _cells(table: Table, column: int) -> list[str]:
    return [plain_text(row.cells[column]) for row in table.rows[1:] if column < len(row.cells)]


def _entry(row: Row, cells: dict[str, str], columns: dict[str, int], *, header: int) -> Entry | None:
    texts = {name: plain_text(cell) for name, cell in cells.items()}
    others = any(text for name, text in texts.items() if name != "title")
    if not texts.get("title") or row.written < header or (len(columns) > 1 and not others):
        return None
    decides, question, _ = _approval(cells.get("approval"))
    if "question" in columns:
        question = texts["question"]
    return Entry(
        number=row.number,
        key="",
        title=texts["title"],
        purpose=texts.get("purpose", ""),
        decides=decides,
        question=question,
        channel=texts.get("channel", ""),
        deadline=date_in(texts.get("deadline", "")),
        person=texts.get("person", ""),
        deputy=texts.get("deputy", ""),
    )


def _approval(cell: str | None) -> tuple[bool, str, bool]:
    """Whether a role decides, the question that its cell puts, and whether the cell says so in words that we know."""
    if cell is None:
        return True, "", True
    text = plain_text(cell)
    said = words(text)
    meant = [word for word in said if word not in _PRELUDES]
    only_informed = bool(meant) and (_INFORMED | _ALSO_INFORMED).issuperset(meant)
    informed = _INFORMING in cell or said == ("i",) or only_informed
    informed = informed or (bool(meant) and meant[0] in _INFORMED and not text.endswith("?"))
    if informed or _refuses(cell, text, said):
        return False, "", True
    if said and _AGREED.issuperset(said) and not text.endswith("?"):
        return True, "", True
    known = bool(_YES.match(text)) or said[:1] in {("ja",), ("yes",)} or any(mark in cell for mark in _AGREEING)
    return True, _YES.sub("", text, count=1), known or text.endswith("?")


def _refuses(cell: str, text: str, said: tuple[str, ...]) -> bool:
    if not said:
        return any(mark in cell for mark in _REFUSING) or any(mark in text for mark in _DASHES)
    refused = said[0] in _REFUSING_FIRST and (_REFUSED | _AGREED).issuperset(said) and not text.endswith("?")
    return any(mark in cell for mark in _REFUSING) or refused


def _unread(cells: dict[str, str]) -> list[str]:
    """The columns whose cell in this row cannot be read."""
    deadline = plain_text(cells.get("deadline", ""))
    unread = [] if _approval(cells.get("approval"))[2] else ["approval"]
    if words(deadline) and date_in(deadline) is None:
        unread.append("deadline")
    return unread
