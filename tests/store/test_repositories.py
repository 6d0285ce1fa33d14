# SPDX-License-Identifier: MIT
"""What was kept comes back as it was, in the order that the port promises."""

import dataclasses
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from golive_desktop.domain.audit import GENESIS, AuditHead, chain_problems
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import ReleaseLine, ReleaseRecord
from golive_desktop.domain.release import Candidate
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.store.sqlite import SqliteStore
from tests.store.conftest import NOW, Builders
from tests.store.conftest import digest as digest_of


@pytest.fixture
def unit(store: SqliteStore, build: Builders) -> Iterator[UnitOfWork]:
    with store.writing() as unit:
        unit.releases.add(build.release())
        yield unit


def refused(code: str) -> "pytest.RaisesExc[KnownError]":
    return pytest.RaisesExc(KnownError, check=lambda error: error.problem.code == code)


def test_a_release_comes_back_as_it_was(unit: UnitOfWork, build: Builders) -> None:
    assert unit.releases.get("r-1") == build.release()
    assert unit.releases.get("rc-2026-03-01") == build.release()


def test_releases_come_newest_first(unit: UnitOfWork, build: Builders) -> None:
    unit.releases.add(build.release("r-2", tag="rc-2"))
    assert [release.id for release in unit.releases.all()] == ["r-2", "r-1"]
    made = build.release().created_at
    assert unit.releases.lines() == (
        ReleaseLine(id="r-2", product=build.release().plan.product, tag="rc-2", created_at=made),
        ReleaseLine(id="r-1", product=build.release().plan.product, tag="rc-2026-03-01", created_at=made),
    )


def test_an_unknown_release_is_named(unit: UnitOfWork, build: Builders) -> None:
    with refused("store.release-unknown") as caught:
        unit.releases.get("rc-9")
    assert caught.value.problem.subject == "rc-9"
    with refused("store.release-unknown"):
        unit.releases.replace(build.release("r-9", tag="rc-9"))


def test_a_product_has_a_tag_once(unit: UnitOfWork, build: Builders) -> None:
    with refused("store.release-exists"):
        unit.releases.add(build.release("r-2"))
    unit.releases.add(build.release("r-2", tag="rc-2"))
    with refused("store.release-exists"):
        unit.releases.replace(build.release("r-2"))


def test_a_tag_of_two_products_asks_which(unit: UnitOfWork, build: Builders) -> None:
    unit.releases.add(build.release("r-2", product="Other"))
    with refused("store.release-ambiguous") as caught:
        unit.releases.get("rc-2026-03-01")
    assert caught.value.problem.details["releases"] == "LifeTimeCircle (r-1), Other (r-2)"
    assert unit.releases.get("r-2").plan.product == "Other"


def test_an_id_wins_over_a_tag(unit: UnitOfWork, build: Builders) -> None:
    unit.releases.add(build.release("r-2", tag="r-1"))
    assert unit.releases.get("r-1").id == "r-1"


def test_a_changed_release_replaces_the_earlier_one(unit: UnitOfWork, build: Builders) -> None:
    release: ReleaseRecord = build.release()
    changed = dataclasses.replace(release, candidate=Candidate(tag="rc-2", commit="cd" * 20), round=2, created_by="me")
    unit.releases.replace(changed)
    assert unit.releases.all() == (changed,)


def test_an_original_comes_back_byte_for_byte(unit: UnitOfWork, build: Builders) -> None:
    original = build.original(bytes(range(256)) * 9000)
    unit.statements.keep(original)
    assert unit.statements.original(original.sha256) == original


def test_the_same_bytes_are_kept_once_under_their_first_name(unit: UnitOfWork, build: Builders) -> None:
    unit.statements.keep(build.original(name="first.pdf"))
    unit.statements.keep(build.original(name="second.pdf"))
    assert unit.statements.original(build.original().sha256).name == "first.pdf"


def test_bytes_under_a_foreign_digest_are_a_bug(unit: UnitOfWork, build: Builders) -> None:
    with pytest.raises(ValueError, match="digest"):
        unit.statements.keep(dataclasses.replace(build.original(), sha256="0" * 64))


def test_a_file_name_that_is_no_text_is_escaped(unit: UnitOfWork, build: Builders) -> None:
    unit.statements.keep(build.original(name="a\udcff.pdf"))
    assert unit.statements.original(build.original().sha256).name == "a\\udcff.pdf"


def test_an_unknown_original_is_named(unit: UnitOfWork) -> None:
    with refused("store.original-unknown"):
        unit.statements.original("0" * 64)


def test_statements_come_in_the_order_recorded(unit: UnitOfWork, build: Builders) -> None:
    kept = [build.original(bytes([number])) for number in range(4)]
    for original in kept:
        unit.statements.keep(original)
    names = ["s-b", "s-a", "s-c"]
    added = [build.statement(original.sha256, name) for original, name in zip(kept[:3], names, strict=True)]
    for statement in added:
        unit.statements.add(statement)
    identity = build.statement(kept[3].sha256, "s-d", release="")
    unit.statements.add(identity)
    assert unit.statements.of_release("r-1") == tuple(added)
    assert unit.statements.of_release("") == (identity,)
    assert unit.statements.find(sha256=kept[1].sha256) == added[1]
    assert unit.statements.find(statement="s-c") == added[2]
    assert unit.statements.find(sha256="0" * 64) is None


def test_a_statement_is_recorded_once(unit: UnitOfWork, build: Builders) -> None:
    first, second = build.original(b"1"), build.original(b"2")
    unit.statements.keep(first)
    unit.statements.keep(second)
    unit.statements.add(build.statement(first.sha256))
    with refused("store.statement-exists"):
        unit.statements.add(build.statement(second.sha256))
    with refused("store.statement-exists"):
        unit.statements.add(build.statement(first.sha256, "s-2"))
    assert len(unit.statements.of_release("r-1")) == 1


def test_an_id_is_taken_with_its_key_only(unit: UnitOfWork, build: Builders) -> None:
    first, second = build.original(b"1"), build.original(b"2")
    unit.statements.keep(first)
    unit.statements.keep(second)
    stranger = replace(build.statement(first.sha256), author=digest_of("stranger"))
    own = build.statement(second.sha256)
    unit.statements.add(stranger)
    assert unit.statements.find(statement="s-1", author=own.author) is None
    unit.statements.add(own)
    assert unit.statements.find(statement="s-1", author=own.author) == own
    assert unit.statements.find(statement="s-1", author=stranger.author) == stranger
    assert unit.statements.find(sha256=first.sha256, author=own.author) is None


def test_two_answers_under_one_id_have_a_standing_each(unit: UnitOfWork, build: Builders) -> None:
    unit.sign_offs.add_request("r-1", build.request())
    twin = replace(build.sign_off(), sha256=digest_of("twin"), fingerprint=digest_of("stranger"))
    unit.sign_offs.add("r-1", build.sign_off())
    unit.sign_offs.add("r-1", twin)
    unit.sign_offs.set_standing(twin.sha256, "conflict", at=NOW)
    answers = unit.sign_offs.of_release("r-1")[1]
    assert [(answer.sha256, answer.standing) for answer in answers] == [
        (build.sign_off().sha256, "counted"),
        (twin.sha256, "conflict"),
    ]


def test_what_is_void_comes_back_in_order(unit: UnitOfWork, build: Builders) -> None:
    unit.voids.add("r-1", build.void("q-1"))
    unit.voids.add("r-1", build.void())
    assert unit.voids.of_release("r-1") == (build.void("q-1"), build.void())
    assert unit.voids.of_release("r-2") == ()


def test_requests_answers_and_closures_come_back(unit: UnitOfWork, build: Builders) -> None:
    unit.sign_offs.add_request("r-1", build.request())
    unit.sign_offs.add_request("r-1", build.request("q-0", role="cto"))
    unit.sign_offs.add("r-1", build.sign_off())
    unit.sign_offs.add_closure("r-1", build.closure())
    requests, answers, closures = unit.sign_offs.of_release("r-1")
    assert requests == (build.request(), build.request("q-0", role="cto"))
    assert answers == (build.sign_off(),)
    assert closures == (build.closure(),)
    assert unit.sign_offs.of_release("r-2") == ((), (), ())


def test_the_newest_standing_counts(unit: UnitOfWork, build: Builders) -> None:
    unit.sign_offs.add_request("r-1", build.request())
    unit.sign_offs.add("r-1", build.sign_off("a-1", standing="identity-open"))
    unit.sign_offs.add("r-1", build.sign_off("a-2", standing="counted"))
    for standing in ("counted", "conflict"):
        unit.sign_offs.set_standing(digest_of("a-1"), standing, at=NOW)
    _requests, answers, _closures = unit.sign_offs.of_release("r-1")
    assert [(answer.id, answer.standing) for answer in answers] == [("a-1", "conflict"), ("a-2", "counted")]


def test_gate_runs_come_oldest_first(unit: UnitOfWork, build: Builders) -> None:
    runs = (build.gate_run(None), build.gate_run(1), build.gate_run(0))
    for run in runs:
        unit.progress.add_gate_run("r-1", run)
    assert unit.progress.gate_runs("r-1") == runs
    assert unit.progress.gate_runs("r-2") == ()


def test_the_newest_state_of_a_critical_condition_counts(unit: UnitOfWork, build: Builders) -> None:
    unit.progress.set_critical("r-1", 2, build.critical())
    unit.progress.set_critical("r-1", 1, build.critical())
    unit.progress.set_critical("r-1", 2, build.critical(met=False))
    assert unit.progress.critical("r-1") == {1: build.critical(), 2: build.critical(met=False)}
    assert list(unit.progress.critical("r-1")) == [1, 2]
    told = unit.progress.critical_history("r-1")
    assert told == ((2, build.critical()), (1, build.critical()), (2, build.critical(met=False)))


def test_identities_come_by_name(unit: UnitOfWork, build: Builders) -> None:
    for name in ("zoe", "adam"):
        unit.identities.add(build.identity(name))
    assert unit.identities.all() == (build.identity("adam"), build.identity("zoe"))
    assert unit.identities.get("zoe") == build.identity("zoe")


def test_an_identity_name_is_taken_once(unit: UnitOfWork, build: Builders) -> None:
    unit.identities.add(build.identity())
    with refused("store.identity-exists"):
        unit.identities.add(build.identity())


def test_a_new_passphrase_replaces_the_key_file(unit: UnitOfWork, build: Builders) -> None:
    unit.identities.add(build.identity())
    unit.identities.replace_key_file("me", b"new")
    assert unit.identities.get("me") == dataclasses.replace(build.identity(), key_file=b"new")


def test_an_unknown_identity_is_named(unit: UnitOfWork) -> None:
    with refused("store.identity-unknown"):
        unit.identities.get("nobody")
    with refused("store.identity-unknown"):
        unit.identities.replace_key_file("nobody", b"")


def test_a_roster_entry_is_the_newest_of_its_certificate(unit: UnitOfWork, build: Builders) -> None:
    sre, cto = build.roster_entry("sre"), build.roster_entry("cto", key="cto")
    for entry in (sre, cto, build.roster_entry("sre", revoked=True)):
        unit.roster.confirm("r-1", entry)
    assert unit.roster.entries("r-1") == (build.roster_entry("sre", revoked=True), cto)
    assert unit.roster.entries("r-2") == ()


def test_a_certificate_may_hold_two_roles(unit: UnitOfWork, build: Builders) -> None:
    entries = (build.roster_entry("sre"), build.roster_entry("cto", key="sre"))
    for entry in entries:
        unit.roster.confirm("r-1", entry)
    assert unit.roster.entries("r-1") == entries


def test_the_highest_roster_of_each_release_is_remembered(unit: UnitOfWork) -> None:
    for release, number, digest in (("b", 1, "1"), ("b", 3, "3"), ("b", 3, "other"), ("b", 2, "2"), ("a", 1, "4")):
        unit.roster.saw(release, number, digest, "author")
        unit.roster.saw(release, number, digest, "author")
    assert unit.roster.seen() == (("a", 1, "4", "author"), ("b", 3, "3", "author"))


def test_a_contact_keeps_its_place_and_shows_its_last_state(unit: UnitOfWork, build: Builders) -> None:
    compared = build.contact(compared_how="phone")
    assert (compared.compared_by, compared.compared_at, compared.replaces) == ("Çağla", NOW, "ab")
    for contact in (build.contact(), build.contact("n@example.org"), compared):
        unit.contacts.put(contact)
    assert unit.contacts.all() == (compared, build.contact("n@example.org"))


def test_an_authority_keeps_its_place_and_shows_its_last_state(unit: UnitOfWork, build: Builders) -> None:
    for authority in (build.authority(), build.authority("other"), build.authority(removed=True)):
        unit.authorities.put(authority)
    assert unit.authorities.all() == (build.authority(removed=True), build.authority("other"))
    unit.authorities.put(build.authority())
    assert unit.authorities.all() == (build.authority(), build.authority("other"))


def test_a_draft_may_be_changed_and_forgotten(unit: UnitOfWork) -> None:
    assert unit.drafts.get("a") is None
    for request, text in (("a", "one"), ("b", "other"), ("a", "two")):
        unit.drafts.put(request, text)
    assert (unit.drafts.get("a"), unit.drafts.get("b")) == ("two", "other")
    unit.drafts.drop("a")
    unit.drafts.drop("never")
    assert (unit.drafts.get("a"), unit.drafts.get("b")) == (None, "other")


def test_the_chain_grows_by_linked_entries(unit: UnitOfWork) -> None:
    assert unit.audit.head() == AuditHead(sequence=0, digest=GENESIS)
    made = [
        unit.audit.record("approval.counted", f"role-{number}", {"person": "Łukasz"}, at=NOW + timedelta(number))
        for number in range(3)
    ]
    assert list(unit.audit.entries()) == made
    assert unit.audit.head() == AuditHead(sequence=3, digest=made[-1].digest)
    assert [entry.salt for entry in made] == ["salt-0", "salt-1", "salt-2"]
    assert chain_problems(unit.audit.entries()) == ()


def test_a_tombstone_keeps_the_chain(unit: UnitOfWork) -> None:
    for number in range(3):
        unit.audit.record("event", str(number), {"person": "Łukasz"}, at=NOW)
    head = unit.audit.head()
    unit.audit.erase(2)
    unit.audit.erase(2)
    entries = unit.audit.entries()
    assert (entries[1].payload, entries[1].salt) == (None, "")
    assert entries[0].payload == {"person": "Łukasz"}
    assert chain_problems(entries) == ()
    assert unit.audit.head() == head


def test_an_entry_that_is_not_there_cannot_be_erased(unit: UnitOfWork) -> None:
    with refused("store.entry-unknown"):
        unit.audit.erase(1)
