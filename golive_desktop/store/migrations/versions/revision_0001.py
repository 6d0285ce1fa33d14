# SPDX-License-Identifier: MIT
"""The first database: all tables, and the triggers that let history only grow."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_APPEND_ONLY = (
    "originals",
    "statements",
    "requests",
    "sign_offs",
    "standings",
    "closures",
    "voids",
    "critical_history",
    "gate_runs",
    "roster_history",
    "rosters_seen",
    "contact_history",
    "authority_history",
    "topic_history",
    "mail_templates",
    "letters",
    "postings",
    "schedule_runs",
    "runbooks",
    "day_events",
)

_NO_UPDATE = """CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"""

_NO_DELETE = """CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"""

# the one change that the audit chain survives: payload and salt of an entry are gone, all else is as it was
_ONLY_TOMBSTONES = """CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries
WHEN NOT (
    NEW.payload IS NULL AND NEW.salt = ''
    AND NEW.sequence = OLD.sequence AND NEW.at = OLD.at AND NEW.event = OLD.event AND NEW.subject = OLD.subject
    AND NEW.file = OLD.file AND NEW.release = OLD.release
    AND NEW.payload_digest = OLD.payload_digest AND NEW.previous = OLD.previous AND NEW.digest = OLD.digest
)
BEGIN SELECT RAISE(ABORT, 'audit_entries only grows'); END"""


def upgrade() -> None:
    """Makes everything."""
    _planning()
    _files()
    _answers()
    _progress()
    _people()
    _communication()
    _mail()
    _plans()
    _day()
    _audit()
    for table in _APPEND_ONLY:
        op.execute(_NO_UPDATE.format(table=table))
        op.execute(_NO_DELETE.format(table=table))
    op.execute(_ONLY_TOMBSTONES)
    op.execute(_NO_DELETE.format(table="audit_entries"))


def _planning() -> None:
    _create(
        "releases",
        *_texts("id", "product", "tag", "candidate", "plan"),
        sa.Column("round", sa.Integer, nullable=False),
        *_texts("policy", "language", "created_by", "created_at"),
        sa.UniqueConstraint("product", "tag", name="uq_releases_product_tag"),
        sa.UniqueConstraint("id", name="uq_releases_id"),
    )
    op.create_index("ix_releases_tag", "releases", ["tag"])


def _files() -> None:
    _create(
        "originals",
        *_texts("sha256", "name", "kept_at"),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("sha256", name="uq_originals_sha256"),
    )
    _create(
        "statements",
        *_texts("id", "sha256", "kind", "release", "role", "author", "direction", "issued_at", "recorded_at"),
        sa.UniqueConstraint("id", "author", name="uq_statements_id_author"),
        sa.UniqueConstraint("sha256", name="uq_statements_sha256"),
        _foreign_key("statements", "sha256", "originals.sha256"),
    )
    op.create_index("ix_statements_release", "statements", ["release"])


def _answers() -> None:
    _create(
        "requests",
        *_texts("id", "release", "sha256", "role", "asked", "candidate"),
        sa.Column("form_version", sa.Integer, nullable=False),
        *_texts("issued_at"),
        sa.Column("round", sa.Integer, nullable=False),
        *_texts("basis"),
        sa.UniqueConstraint("id", name="uq_requests_id"),
        _foreign_key("requests", "release", "releases.id"),
    )
    op.create_index("ix_requests_release", "requests", ["release"])
    _create(
        "sign_offs",
        *_texts("id", "release", "sha256", "request", "role", "person", "fingerprint", "candidate"),
        sa.Column("form_version", sa.Integer, nullable=False),
        *_texts("decision", "signed_at", "reason", "conditions", "principal", "principal_key", "attached"),
        _foreign_key("sign_offs", "release", "releases.id"),
        sa.UniqueConstraint("sha256", name="uq_sign_offs_sha256"),
        _foreign_key("sign_offs", "request", "requests.id"),
    )
    op.create_index("ix_sign_offs_release", "sign_offs", ["release"])
    op.create_index("ix_sign_offs_request", "sign_offs", ["request"])
    _create(
        "standings",
        *_texts("sign_off", "standing"),
        sa.Column("at", sa.Text),
        _foreign_key("standings", "sign_off", "sign_offs.sha256"),
    )
    op.create_index("ix_standings_sign_off", "standings", ["sign_off"])
    _create(
        "closures",
        *_texts("release", "approval", "condition", "closed_at", "sha256"),
        _foreign_key("closures", "release", "releases.id"),
        _foreign_key("closures", "approval", "sign_offs.sha256"),
    )
    op.create_index("ix_closures_release", "closures", ["release"])
    op.create_index("ix_closures_approval", "closures", ["approval"])
    _create(
        "voids",
        *_texts("release", "request", "reason", "declared_at", "sha256"),
        _foreign_key("voids", "release", "releases.id"),
    )
    op.create_index("ix_voids_release", "voids", ["release"])


def _progress() -> None:
    _create(
        "critical_history",
        *_texts("release"),
        sa.Column("position", sa.Integer, nullable=False),
        *_texts("text", "evidence", "note"),
        sa.Column("met_at", sa.Text),
        *_texts("met_by"),
        sa.Column("met_before", sa.Text),
        _foreign_key("critical_history", "release", "releases.id"),
    )
    op.create_index("ix_critical_history_release", "critical_history", ["release"])
    _create(
        "gate_runs",
        *_texts("release", "key", "command", "started_at", "ended_at"),
        sa.Column("exit_code", sa.Integer),
        *_texts("outcome", "reason", "detail", "output_tail"),
        sa.Column("output_bytes", sa.Integer, nullable=False),
        *_texts("output_sha256", "commit", "tag"),
        _foreign_key("gate_runs", "release", "releases.id"),
    )
    op.create_index("ix_gate_runs_release", "gate_runs", ["release"])


def _people() -> None:
    _create(
        "identities",
        *_texts("name"),
        sa.Column("certificate", sa.LargeBinary, nullable=False),
        sa.Column("key_file", sa.LargeBinary, nullable=False),
        *_texts("created_at"),
        sa.UniqueConstraint("name", name="uq_identities_name"),
    )
    _create(
        "roster_history",
        *_texts("release", "role", "title", "person", "organisation", "email", "certificate", "fingerprint"),
        *_texts("spoken", "compared_by", "compared_how", "compared_at"),
        sa.Column("revoked_at", sa.Text),
        sa.Column("deputy", sa.Integer, nullable=False),
    )
    op.create_index("ix_roster_history_release", "roster_history", ["release"])
    _create(
        "rosters_seen",
        *_texts("release"),
        sa.Column("roster", sa.Integer, nullable=False),
        *_texts("sha256", "author"),
        sa.UniqueConstraint("release", "roster", "sha256", name="uq_rosters_seen_release_roster_sha256"),
    )
    _create(
        "contact_history",
        *_texts("product", "email", "fingerprint"),
        sa.Column("certificate", sa.LargeBinary, nullable=False),
        *_texts("first_seen", "compared_how", "compared_by"),
        sa.Column("compared_at", sa.Text),
        *_texts("replaces"),
    )
    _create(
        "authority_history",
        *_texts("fingerprint"),
        sa.Column("certificate", sa.LargeBinary, nullable=False),
        *_texts("added_by", "added_at", "compared", "removed_by"),
        sa.Column("removed_at", sa.Text),
    )
    _create("drafts", *_texts("request", "content"), sa.UniqueConstraint("request", name="uq_drafts_request"))


def _communication() -> None:
    _create(
        "topic_history",
        *_texts("release", "topic", "language", "content", "kept_at"),
        _foreign_key("topic_history", "release", "releases.id"),
    )
    op.create_index("ix_topic_history_release_topic_language", "topic_history", ["release", "topic", "language"])
    _create(
        "mail_templates",
        *_texts("kind", "language"),
        sa.Column("version", sa.Integer, nullable=False),
        *_texts("origin", "subject", "body", "made_at"),
        sa.UniqueConstraint("kind", "language", "version", name="uq_mail_templates_kind_language_version"),
    )


def _mail() -> None:
    _create(
        "mail_accounts",
        *_texts("id", "host"),
        sa.Column("port", sa.Integer, nullable=False),
        *_texts("encryption", "authentication", "sender", "user", "reply_to"),
        sa.Column("authorities", sa.LargeBinary, nullable=False),
        *_texts("client_id", "tenant"),
        sa.UniqueConstraint("id", name="uq_mail_accounts_id"),
    )
    _create(
        "letters",
        *_texts("id", "message_id", "kind", "release", "role", "language", "addressed", "copied", "hidden"),
        *_texts("subject", "text", "html", "enclosures"),
        sa.Column("template_version", sa.Integer, nullable=False),
        *_texts("written_at"),
        sa.UniqueConstraint("id", name="uq_letters_id"),
        sa.UniqueConstraint("message_id", name="uq_letters_message_id"),
    )
    _create(
        "postings",
        *_texts("letter"),
        sa.Column("step", sa.Integer, nullable=False),
        *_texts("state", "pending"),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("next_try", sa.Text),
        sa.Column("last", sa.Text),
        *_texts("changed_at"),
        sa.UniqueConstraint("letter", "step", name="uq_postings_letter_step"),
        _foreign_key("postings", "letter", "letters.id"),
    )


def _plans() -> None:
    _create(
        "schedules",
        *_texts("id", "release", "kind", "zone"),
        sa.Column("days", sa.Integer, nullable=False),
        sa.Column("weekday", sa.Integer, nullable=False),
        sa.Column("hour", sa.Integer, nullable=False),
        sa.Column("launch", sa.Text),
        *_texts("created_at"),
        sa.UniqueConstraint("id", name="uq_schedules_id"),
        _foreign_key("schedules", "release", "releases.id"),
    )
    _create(
        "schedule_runs",
        *_texts("schedule", "role", "due_at", "letter", "at"),
        sa.UniqueConstraint("schedule", "role", "due_at", name="uq_schedule_runs_schedule_role_due_at"),
    )


def _day() -> None:
    _create(
        "runbooks",
        *_texts("release"),
        sa.Column("edition", sa.Integer, nullable=False),
        *_texts("content", "kept_at"),
        sa.UniqueConstraint("release", "edition", name="uq_runbooks_release_edition"),
        _foreign_key("runbooks", "release", "releases.id"),
    )
    _create(
        "day_events",
        *_texts("release", "run", "kind", "at", "by", "subject", "content", "details", "file"),
        _foreign_key("day_events", "release", "releases.id"),
    )
    op.create_index("ix_day_events_release_run", "day_events", ["release", "run"])


def _audit() -> None:
    _create(
        "audit_entries",
        *_texts("at", "event", "subject", "file", "release", "payload_digest", "previous", "digest"),
        sa.Column("payload", sa.Text),
        *_texts("salt"),
        sa.UniqueConstraint("digest", name="uq_audit_entries_digest"),
        key="sequence",
    )


def _create(name: str, *parts: sa.Column[object] | sa.Constraint, key: str = "number") -> None:
    op.create_table(
        name,
        sa.Column(key, sa.Integer, nullable=False),
        *parts,
        sa.PrimaryKeyConstraint(key, name=f"pk_{name}"),
        sqlite_strict=True,
    )


def _texts(*names: str) -> tuple[sa.Column[object], ...]:
    return tuple(sa.Column(name, sa.Text, nullable=False) for name in names)


def _foreign_key(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}")
