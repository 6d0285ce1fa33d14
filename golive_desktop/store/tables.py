# SPDX-License-Identifier: MIT
"""The tables of the home's database, named by one convention, so that migrations can name what they change."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Text, UniqueConstraint

from golive_desktop.store.columns import blob, integer, metadata, number, reference, table, text

__all__ = [
    "audit_entries",
    "closures",
    "contact_history",
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
    "voids",
]

releases = table(
    "releases",
    number(),
    text("id", unique=True),
    text("product"),
    text("tag"),
    text("candidate"),
    text("plan"),
    integer("round"),
    text("policy"),
    text("language"),
    text("created_by"),
    text("created_at"),
    UniqueConstraint("product", "tag"),
    Index(None, "tag"),
)

originals = table(
    "originals",
    number(),
    text("sha256", unique=True),
    text("name"),
    text("kept_at"),
    blob("data"),
)

statements = table(
    "statements",
    number(),
    text("id"),
    Column("sha256", Text, ForeignKey("originals.sha256"), nullable=False, unique=True),
    text("kind"),
    text("release"),
    text("role"),
    text("author"),
    text("direction"),
    text("issued_at"),
    text("recorded_at"),
    # note: whoever can write to the share can use an id of somebody else; with another key it is another statement
    UniqueConstraint("id", "author"),
    Index(None, "release"),
)

requests = table(
    "requests",
    number(),
    text("id", unique=True),
    reference("release", "releases.id"),
    text("sha256"),
    text("role"),
    text("asked"),
    text("candidate"),
    integer("form_version"),
    text("issued_at"),
    integer("round"),
    text("basis"),
    Index(None, "release"),
)

sign_offs = table(
    "sign_offs",
    number(),
    text("id"),
    reference("release", "releases.id"),
    text("sha256", unique=True),
    reference("request", "requests.id"),
    text("role"),
    text("person"),
    text("fingerprint"),
    text("candidate"),
    integer("form_version"),
    text("decision"),
    text("signed_at"),
    text("reason"),
    text("conditions"),
    text("principal"),
    text("principal_key"),
    text("attached"),
    Index(None, "release"),
    Index(None, "request"),
)

# note: the first standing comes with the answer and has no time of its own
standings = table(
    "standings",
    number(),
    reference("sign_off", "sign_offs.sha256"),
    text("standing"),
    Column("at", Text),
    Index(None, "sign_off"),
)

closures = table(
    "closures",
    number(),
    reference("release", "releases.id"),
    reference("approval", "sign_offs.sha256"),
    text("condition"),
    text("closed_at"),
    text("sha256"),
    Index(None, "release"),
    Index(None, "approval"),
)

voids = table(
    "voids",
    number(),
    reference("release", "releases.id"),
    text("request"),
    text("reason"),
    text("declared_at"),
    text("sha256"),
    Index(None, "release"),
)

critical_history = table(
    "critical_history",
    number(),
    reference("release", "releases.id"),
    integer("position"),
    text("text"),
    text("evidence"),
    text("note"),
    Column("met_at", Text),
    text("met_by"),
    Column("met_before", Text),
    Index(None, "release"),
)

gate_runs = table(
    "gate_runs",
    number(),
    reference("release", "releases.id"),
    text("key"),
    text("command"),
    text("started_at"),
    text("ended_at"),
    Column("exit_code", Integer),
    text("outcome"),
    text("reason"),
    text("detail"),
    text("output_tail"),
    integer("output_bytes"),
    text("output_sha256"),
    text("commit"),
    text("tag"),
    Index(None, "release"),
)

identities = table(
    "identities",
    number(),
    text("name", unique=True),
    blob("certificate"),
    blob("key_file"),
    text("created_at"),
)

# note: rosters arrive on laptops that do not plan the release themselves, so these name it without a reference
roster_history = table(
    "roster_history",
    number(),
    text("release"),
    text("role"),
    text("title"),
    text("person"),
    text("organisation"),
    text("email"),
    text("certificate"),
    text("fingerprint"),
    text("spoken"),
    text("compared_by"),
    text("compared_how"),
    text("compared_at"),
    Column("revoked_at", Text),
    integer("deputy"),
    Index(None, "release"),
)

rosters_seen = table(
    "rosters_seen",
    number(),
    text("release"),
    integer("roster"),
    text("sha256"),
    text("author"),
    UniqueConstraint("release", "roster", "sha256"),
)

contact_history = table(
    "contact_history",
    number(),
    text("product"),
    text("email"),
    text("fingerprint"),
    blob("certificate"),
    text("first_seen"),
    text("compared_how"),
    text("compared_by"),
    Column("compared_at", Text),
    text("replaces"),
)

# note: what is not signed yet may be changed and forgotten; all other tables of answers only grow
drafts = table(
    "drafts",
    number(),
    text("request", unique=True),
    text("content"),
)

audit_entries = table(
    "audit_entries",
    number("sequence"),
    text("at"),
    text("event"),
    text("subject"),
    text("file"),
    text("release"),
    text("payload_digest"),
    text("previous"),
    text("digest", unique=True),
    Column("payload", Text),
    text("salt"),
)
