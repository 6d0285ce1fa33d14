# SPDX-License-Identifier: MIT
"""The tables of the home's database, named by one convention, so that migrations can name what they change."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint

__all__ = [
    "audit_entries",
    "closures",
    "contacts",
    "critical_history",
    "drafts",
    "gate_runs",
    "identities",
    "metadata",
    "originals",
    "releases",
    "requests",
    "roster_history",
    "rosters_seen",
    "sign_offs",
    "standings",
    "statements",
]

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(name: str, *parts: Column[object] | UniqueConstraint | Index) -> Table:
    # note: STRICT makes SQLite refuse a value of another type instead of converting it (sqlite.org/stricttables.html)
    return Table(name, metadata, *parts, sqlite_strict=True)


def _number(name: str = "number") -> Column[object]:
    """Counts the rows in the order in which they were recorded."""
    return Column(name, Integer, primary_key=True)


def _text(name: str, *, unique: bool = False) -> Column[object]:
    return Column(name, Text, nullable=False, unique=unique)


def _integer(name: str) -> Column[object]:
    return Column(name, Integer, nullable=False)


def _bytes(name: str) -> Column[object]:
    return Column(name, LargeBinary, nullable=False)


def _reference(name: str, target: str) -> Column[object]:
    return Column(name, Text, ForeignKey(target), nullable=False)


releases = _table(
    "releases",
    _number(),
    _text("id", unique=True),
    _text("product"),
    _text("tag"),
    _text("candidate"),
    _text("plan"),
    _integer("round"),
    _text("policy"),
    _text("language"),
    _text("created_by"),
    _text("created_at"),
    UniqueConstraint("product", "tag"),
    Index(None, "tag"),
)

originals = _table(
    "originals",
    _number(),
    _text("sha256", unique=True),
    _text("name"),
    _text("kept_at"),
    _bytes("data"),
)

statements = _table(
    "statements",
    _number(),
    _text("id"),
    Column("sha256", Text, ForeignKey("originals.sha256"), nullable=False, unique=True),
    _text("kind"),
    _text("release"),
    _text("role"),
    _text("author"),
    _text("direction"),
    _text("issued_at"),
    _text("recorded_at"),
    # note: whoever can write to the share can use an id of somebody else; with another key it is another statement
    UniqueConstraint("id", "author"),
    Index(None, "release"),
)

requests = _table(
    "requests",
    _number(),
    _text("id", unique=True),
    _reference("release", "releases.id"),
    _text("sha256"),
    _text("role"),
    _text("asked"),
    _text("candidate"),
    _integer("form_version"),
    _text("issued_at"),
    _integer("round"),
    _text("basis"),
    Index(None, "release"),
)

sign_offs = _table(
    "sign_offs",
    _number(),
    _text("id"),
    _reference("release", "releases.id"),
    _text("sha256", unique=True),
    _reference("request", "requests.id"),
    _text("role"),
    _text("person"),
    _text("fingerprint"),
    _text("candidate"),
    _integer("form_version"),
    _text("decision"),
    _text("signed_at"),
    _text("reason"),
    _text("conditions"),
    Index(None, "release"),
    Index(None, "request"),
)

# note: the first standing comes with the answer and has no time of its own
standings = _table(
    "standings",
    _number(),
    _reference("sign_off", "sign_offs.sha256"),
    _text("standing"),
    Column("at", Text),
    Index(None, "sign_off"),
)

closures = _table(
    "closures",
    _number(),
    _reference("release", "releases.id"),
    _reference("approval", "sign_offs.sha256"),
    _text("condition"),
    _text("closed_at"),
    _text("sha256"),
    Index(None, "release"),
    Index(None, "approval"),
)

critical_history = _table(
    "critical_history",
    _number(),
    _reference("release", "releases.id"),
    _integer("position"),
    _text("text"),
    _text("evidence"),
    _text("note"),
    Column("met_at", Text),
    _text("met_by"),
    Index(None, "release"),
)

gate_runs = _table(
    "gate_runs",
    _number(),
    _reference("release", "releases.id"),
    _text("key"),
    _text("command"),
    _text("started_at"),
    _text("ended_at"),
    Column("exit_code", Integer),
    _text("outcome"),
    _text("reason"),
    _text("detail"),
    _text("output_tail"),
    _integer("output_bytes"),
    _text("output_sha256"),
    _text("commit"),
    _text("tag"),
    Index(None, "release"),
)

identities = _table(
    "identities",
    _number(),
    _text("name", unique=True),
    _bytes("certificate"),
    _bytes("key_file"),
    _text("created_at"),
)

# note: rosters arrive on laptops that do not plan the release themselves, so these name it without a reference
roster_history = _table(
    "roster_history",
    _number(),
    _text("release"),
    _text("role"),
    _text("title"),
    _text("person"),
    _text("organisation"),
    _text("email"),
    _text("certificate"),
    _text("fingerprint"),
    _text("spoken"),
    _text("compared_by"),
    _text("compared_how"),
    _text("compared_at"),
    Column("revoked_at", Text),
    Index(None, "release"),
)

rosters_seen = _table(
    "rosters_seen",
    _number(),
    _text("release"),
    _integer("roster"),
    _text("sha256"),
    _text("author"),
    UniqueConstraint("release", "roster", "sha256"),
)

contacts = _table(
    "contacts",
    _number(),
    _text("product"),
    _text("email"),
    _text("fingerprint"),
    _bytes("certificate"),
    _text("first_seen"),
    _text("compared_how"),
    UniqueConstraint("product", "email", "fingerprint"),
)

# note: what is not signed yet may be changed and forgotten; all other tables of answers only grow
drafts = _table(
    "drafts",
    _number(),
    _text("request", unique=True),
    _text("content"),
)

audit_entries = _table(
    "audit_entries",
    _number("sequence"),
    _text("at"),
    _text("event"),
    _text("subject"),
    _text("file"),
    _text("release"),
    _text("payload_digest"),
    _text("previous"),
    _text("digest", unique=True),
    Column("payload", Text),
    _text("salt"),
)
