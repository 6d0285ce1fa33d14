# SPDX-License-Identifier: MIT
"""What a record says follows from what was signed and recorded, in words and without a window."""

from dataclasses import replace
from datetime import timedelta

import pytest

from golive_desktop.domain.answer import Answer, Condition, Response
from golive_desktop.domain.plan import Stakeholder
from golive_desktop.services.identities import import_identity
from golive_desktop.services.recalls import close_condition, withdraw_approval
from golive_desktop.services.records import check_kept, read_sign_off
from golive_desktop.services.releases import change_plan, set_candidate
from golive_desktop.services.signoffs import MAX_INSIDE, EvidenceFile, sign_request
from golive_desktop.ui.pages.signoffs.showing import RecordView, asked_form, record_of
from golive_desktop.ui.pages.signoffs.titles import short_title
from golive_desktop.ui.words import Words
from tests.office import PASSPHRASE, Office, approved, rejected
from tests.ui.desk import Desk


def view(desk: Desk, role: str = "legal", language: str = "en") -> RecordView:
    overview = desk.overview()
    row = overview.row(role)
    assert row is not None
    words = Words(language="de" if language == "de" else "en")
    if row.sign_off is None:
        return record_of(overview, role, words)
    kept = read_sign_off(desk.context.adapters, row.sign_off.sha256)
    check = check_kept(desk.context.adapters, row.sign_off.sha256, now=overview.at)
    return record_of(overview, role, words, kept, check)


def facts(shown: RecordView) -> dict[str, str]:
    return {fact.name: fact.value for fact in shown.facts}


def edit(office: Office, **changes: object) -> None:
    plan = office.manager.adapters.store
    with plan.reading() as work:
        now = work.releases.get(office.release.id).plan
    people = tuple(replace(item, **changes) if item.role == "legal" else item for item in now.stakeholders)  # type: ignore[arg-type]  # any field
    change_plan(office.manager.adapters, office.release.id, replace(now, stakeholders=people), now=office.now())


def test_before_anybody_is_asked_it_says_who_will_be(desk: Desk, office: Office) -> None:
    edit(office, person="Katrin Albers", deputy="Mira <b>Kolb</b>")
    shown = view(desk)
    assert shown.heading == "Legal / Compliance – Katrin Albers"
    assert shown.line == "Decides on Data Protection · deadline 4 Dec 2026 · form version 1 · rc-7"
    assert (shown.lock, shown.state, shown.word, shown.decision) == ("", "not-requested", "Not requested", "")
    assert [(item.number, item.text, item.answer) for item in shown.items] == [
        ("1", "Privacy checked", ""),
        ("2", "Terms updated", ""),
    ]
    assert facts(shown)["Deputy"] == "Mira <b>Kolb</b>"
    assert facts(shown)["Channel"] == "Email"
    assert "Request" not in facts(shown)
    office.ask("legal")
    shown = view(desk)
    assert facts(shown)["Request"] == "signed 23 Nov 2026, 10:00 (UTC+1)", "in the release's zone"
    assert (shown.lock, shown.hint.split(".")[0]) == ("Asked, read-only", "Asked on 23 Nov 2026, not answered yet")


def test_a_conditional_answer_reads_as_it_was_signed(desk: Desk, office: Office) -> None:
    with office.manager.adapters.store.reading() as work:
        form = next(
            item.form for item in work.releases.get(office.release.id).plan.stakeholders if item.role == "legal"
        )
    assert form is not None
    items = (replace(form.items[0], evidence_required=True), replace(form.items[1], blocking=False))
    edit(office, form=replace(form, items=items))
    office.confirm("legal")
    office.ask("legal")
    laptop, due = office.laptops["legal"], office.time + timedelta(days=1)
    condition = Condition(key="C-1", text="Notice is online", owner="J. Weidner", due=due, when="before-t0")
    later = replace(condition, key="C-2", when="after-t0")
    response = Response(
        answers=(Answer(item="1", value="yes", comment="done"), Answer(item="2", value="n/a", comment="no change")),
        decision="conditional",
        reason="once the notice is online",
        conditions=(condition, later),
    )
    files = [EvidenceFile(item="1", name="DPIA.pdf", data=b"pages")]
    opened = laptop.open(office.requests["legal"].data, now=office.now())
    signed = sign_request(
        laptop.adapters, laptop.key, opened, response, files=files, on_laptop_of="Anna Berger", now=office.now()
    )
    office.receive(signed.data)
    shown = view(desk)
    assert (shown.lock, shown.word) == ("Signed, read-only", "Conditional")
    assert "form version 2" in shown.line
    assert (shown.decision_word, shown.reason) == ("APPROVED WITH CONDITIONS", "once the notice is online")
    first, second = shown.items
    assert (first.answer, first.comment, first.rule, first.note) == ("yes", "done", "must be yes", "")
    assert (second.answer, second.comment, second.rule) == ("n/a", "Reason: no change", "for information")
    assert second.note == "No evidence asked for"
    (piece,) = first.evidence
    assert (piece.name, piece.shown, piece.state) == ("1-DPIA.pdf", "DPIA.pdf", "unchanged")
    assert piece.words == f"unchanged · {piece.digest[:8]}…"
    assert [(item.key, item.words, item.state) for item in shown.conditions] == [
        ("C-1", "Open, holds T-0", "conditional"),
        ("C-2", "Open, after T-0", "conditional"),
    ]
    said = facts(shown)
    assert said["Meaning"] == "“I approve the release of rc-7 to production with the conditions C-1 and C-2.”"
    assert said["Time"].endswith("(UTC), signer's clock")
    assert said["Key"] == "Number compared by phone on 23 Nov 2026 by Anna Berger. Revocation not checked (offline)."
    assert (said["Laptop"], said["Check"]) == ("signed on the laptop of Anna Berger", "Genuine")
    assert shown.signature is not None
    assert (shown.signature.name, shown.signature.drawing) == ("Katrin Albers", None)
    closed = close_condition(laptop.adapters, laptop.key, signed.data, condition="C-1", note="seen", now=office.now())
    office.receive(closed.data)
    assert [item.words.split(",")[0] for item in view(desk).conditions] == ["Closed", "Open"]


def test_nothing_is_claimed_before_it_was_read_and_checked(desk: Desk, office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    office.receive(office.answer("legal").data)
    shown = record_of(desk.overview(), "legal", Words(language="en"))
    assert facts(shown)["Check"] == "being checked…"
    assert "Meaning" not in facts(shown)
    assert [item.answer for item in shown.items] == ["", ""]
    assert [item.note for item in shown.items] == ["", ""]
    other = record_of(desk.overview(), "devops", Words(language="en"))
    assert other.decision == ""


def test_why_an_answer_does_not_count_stands_first(desk: Desk, office: Office) -> None:
    office.ask("legal", "devops")
    laptop = office.laptops["legal"]
    answer = office.answer("legal")
    office.receive(answer.data)
    assert view(desk).notice == "Nobody has compared the number of this key yet."
    assert facts(view(desk))["Key"].startswith("Number not compared.")
    assert facts(view(desk))["Check"] == "Unknown signer"
    import_identity(
        office.manager.adapters, "visitor", laptop.key.identity.key_file, passphrase=PASSPHRASE, now=office.now()
    )
    assert facts(view(desk))["Check"] == "Unknown signer", "also where the key itself lies on this laptop"
    office.confirm("legal")
    assert view(desk).notice == ""
    back = withdraw_approval(laptop.adapters, laptop.key, answer.data, reason="too early", now=office.now())
    office.receive(back.data)
    taken = view(desk)
    assert taken.notice == "Katrin Albers took this answer back."
    assert (taken.decision, taken.decision_word) == ("withdrawn", "WITHDRAWN"), "not a green APPROVED"
    assert taken.notice_more.startswith("Reason: too early\n"), "the overview sends here to read it"


def test_missing_evidence_is_named(desk: Desk, office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    laptop = office.laptops["legal"]
    opened = laptop.open(office.requests["legal"].data, now=office.now())
    files = [EvidenceFile(item="1", name="log.bin", data=bytes(MAX_INSIDE + 1))]
    office.receive(sign_request(laptop.adapters, laptop.key, opened, approved(2), files=files, now=office.now()).data)
    shown = view(desk)
    assert "1-log.bin" in shown.notice_more
    assert shown.items[0].evidence[0].words.startswith("not here yet")


def test_what_an_older_answer_was_given_for(desk: Desk, office: Office) -> None:
    office.confirm("legal")
    office.ask("legal", "devops")
    office.receive(office.answer("legal", rejected(2)).data)
    person = next(item for item in office.release.plan.stakeholders if item.role == "legal")
    assert person.form is not None
    edit(office, form=replace(person.form, question="Really?"))
    shown = view(desk)
    assert (shown.notice, shown.notice_more) == (
        "This answers form version 1. Ask again.",
        "The form is version 2 now.",
    )
    set_candidate(office.manager.adapters, office.release.id, commit="cd" * 20, artefacts=(), now=office.now())
    assert view(desk).notice == "This answers an older build of rc-7. Ask again."
    assert view(desk).notice_more == "The candidate stands on commit cdcdcdcdcd now; it was ababababab."
    assert view(desk, "devops").notice == "The request is about an older build of rc-7. Ask again."


def test_the_executive_reads_the_critical_conditions_and_that_it_comes_last(desk: Desk) -> None:
    shown = view(desk, "ceo")
    assert [item.text for item in shown.items] == ["No P0 bugs open"]
    assert shown.notice == "This sign-off comes last. Open points before it: 4."


def test_who_is_only_informed_signs_nothing(desk: Desk, office: Office) -> None:
    edit(office, decides=False, form=None)
    shown = view(desk)
    assert (shown.items, shown.state) == ((), "inform-only")
    assert shown.hint == "Legal / Compliance is informed and does not decide. Nothing has to be signed."
    assert (
        asked_form(desk.overview(), next(p for p in desk.overview().state.plan.stakeholders if p.role == "legal"))
        is None
    )


def test_a_form_without_points_says_so(desk: Desk, office: Office) -> None:
    edit(office, form=None)
    assert view(desk).hint == "The form has no points yet."


def test_german(desk: Desk, office: Office) -> None:
    office.ask("legal")
    shown = view(desk, language="de")
    assert "04.12.2026" in shown.line
    assert shown.word == "Angefragt"


def test_only_roles_of_the_plan_have_a_record(desk: Desk) -> None:
    with pytest.raises(KeyError):
        record_of(desk.overview(), "nobody", Words(language="en"))


def test_a_tab_has_room_for_a_short_title() -> None:
    person = Stakeholder(
        role="legal",
        title="Legal / Compliance",
        purpose="",
        decides=True,
        question="",
        channel="",
        deadline=None,
        form=None,
    )
    assert (short_title(person, "en"), short_title(person, "de")) == ("Legal", "Recht")
    assert short_title(replace(person, role="works-council", title="Works Council (Berlin)"), "en") == "Works Council"
    assert short_title(replace(person, role="x", title=" "), "en") == "x"
