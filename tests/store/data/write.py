# SPDX-License-Identifier: MIT
"""Writes the home of the newest version as a released one would leave it; only while that version is not released.

Run it in the top folder: ``python -m tests.store.data.write``.
"""

from pathlib import Path

from golive_desktop.domain.reminding import Due
from golive_desktop.store.sqlite import SqliteStore
from tests.store.conftest import NOW, Builders

__all__ = ["write"]

NEWEST = Path(__file__).with_name("home-0.1.0.sqlite3")


def write(path: Path) -> None:
    """One row at least in each table, and a tombstone in the audit trail."""
    path.unlink(missing_ok=True)
    build = Builders()
    store = SqliteStore(path, token=lambda: "salt")
    with store.writing() as unit:
        unit.releases.add(build.release())
        unit.statements.keep(build.original())
        unit.statements.add(build.statement(build.original().sha256))
        unit.sign_offs.add_request("r-1", build.request())
        unit.sign_offs.add("r-1", build.sign_off())
        unit.sign_offs.add_closure("r-1", build.closure())
        unit.voids.add("r-1", build.void())
        unit.progress.add_gate_run("r-1", build.gate_run())
        unit.progress.set_critical("r-1", 1, build.critical())
        unit.identities.add(build.identity())
        unit.roster.confirm("r-1", build.roster_entry())
        unit.roster.saw("r-1", 1, "0" * 64, "author")
        unit.contacts.put(build.contact())
        unit.authorities.put(build.authority())
        unit.drafts.put("0" * 64, "{}")
        unit.communication.keep("r-1", build.faq(), at=NOW)
        unit.communication.add_template(build.template())
        unit.days.keep_runbook("r-1", build.runbook(), at=NOW)
        unit.days.add("r-1", build.day_event())
        unit.post.accounts.put(build.account())
        unit.post.outbox.add(build.posting())
        unit.post.schedules.put(build.schedule())
        unit.post.schedules.served(
            Due(schedule=build.schedule(), role="", at=NOW, missed=0, stale=False), "p-1", at=NOW
        )
        unit.audit.record("release.added", "r-1", {}, at=NOW, release="r-1")
        unit.audit.record("approval.counted", "sre", {}, at=NOW, release="r-1", file=build.original().sha256)
        entry = unit.audit.record("erased", "", {"person": "Çağla"}, at=NOW)
        unit.audit.erase(entry.sequence)
    store.close()


if __name__ == "__main__":
    write(NEWEST)
