# SPDX-License-Identifier: MIT
"""A terminal in the war room: a whole rehearsal of the day, typed."""

import shlex
import sys
from datetime import datetime, timedelta
from typing import Any

from tests.cli.conftest import TAG, Desk, Said

REHEARSAL = ("--rehearsal", "one")


def day(desk: Desk, *words: object, options: tuple[str, ...] = REHEARSAL) -> Said:
    return desk.golive("day", TAG, *words, *options, "--home", desk.manager, "--json")


def ok(desk: Desk, *words: object) -> Any:  # noqa: ANN401 - JSON
    said = day(desk, *words)
    assert said.code == 0, said.err
    return said.data


def refused(desk: Desk, *words: object) -> str:
    said = day(desk, *words)
    assert said.code == 2
    return said.err


def test_a_rehearsal_typed_from_the_first_step_to_a_roll_back(desk: Desk) -> None:
    t0 = datetime.now().astimezone() + timedelta(minutes=29)
    first = ok(desk, "t0", t0.isoformat())
    assert first["phase"] == "ahead"
    assert first["clock"].startswith("T−00:2")  # noqa: RUF001 - the clock's own minus
    assert datetime.fromisoformat(first["t0"]) == t0
    key = first["steps"][0]["key"]
    assert ok(desk, "step", key, "--remark", "Two came late.")["steps"][0]["remark"] == "Two came late."
    assert ok(desk, "step", key, "--reopen")["steps"][0]["actual"] is None
    assert ok(desk, "step", key, "--skip", "Not needed.")["steps"][0]["state"] == "skipped"
    assert ok(desk, "note", "All calm.")["phase"] == "ahead"
    opened = ok(desk, "poll", "--open", "T-0")
    assert opened["poll"] == {"at": "T-0", "signed": False, "answers": []}
    assert "turn of" in refused(desk, "poll", "--role", "release-manager", "--answer", "GO")
    answered = ok(desk, "poll", "--role", "devops", "--answer", "NO-GO", "--reason", "Disk full.")
    assert answered["poll"]["answers"][0]["reason"] == "Disk full."
    assert "NO-GO: Disk full." in " ".join(problem["text"] for problem in answered["obstacles"])
    assert "SRE" in refused(desk, "proceed") or "NO-GO" in refused(desk, "proceed")
    assert ok(desk, "hold", "--reason", "Disk full.", "--type", "HOLD")["phase"] == "held"
    assert "HOLD is on." in refused(desk, "proceed")
    assert ok(desk, "resume", "--reason", "Room made.")["phase"] == "ahead"
    assert "ROLLBACK is not open now." in refused(desk, "rollback", "--reason", "x", "--type", "ROLLBACK")
    assert ok(desk, "watch", "errors", "0,21")["values"][0]["value"] == "0.21"
    assert ok(desk, "abort", "--reason", "Provider down.", "--type", "ABORT")["phase"] == "aborted"


def test_a_rehearsed_launch_ends_in_a_success_and_a_review(desk: Desk) -> None:
    ok(desk, "t0", (datetime.now().astimezone() + timedelta(minutes=29)).isoformat())
    ok(desk, "poll", "--open", "T-0")
    for role in ("devops", "sre", "security", "support", "release-manager"):
        ok(desk, "poll", "--role", role, "--answer", "GO")
    assert "not signed" in refused(desk, "proceed")
    ok(desk, "poll", "--sign")
    assert ok(desk, "proceed")["phase"] == "launched"
    assert ok(desk, "success")["phase"] == "live"
    follow_up = ("--follow-up", "Update the runbook;Tarek;2026-03-09")
    assert ok(desk, "review", "--decision", "stable", "--issue", "Slow login", *follow_up)["phase"] == "live"
    assert "DATE" in refused(desk, "review", "--decision", "stable", "--follow-up", "nothing")


def test_the_real_poll_is_a_signed_statement(desk: Desk) -> None:
    real: tuple[str, ...] = ()
    assert day(desk, "t0", (datetime.now().astimezone() + timedelta(minutes=29)).isoformat(), options=real).code == 0
    assert day(desk, "poll", "--open", "T-60", options=real).code == 0
    for role in ("devops", "sre", "security", "support", "release-manager"):
        assert day(desk, "poll", "--role", role, "--answer", "GO", options=real).code == 0
    assert day(desk, "poll", "--sign", options=real).data["poll"]["signed"]
    assert "ROLLBACK is not open now." in day(desk, "rollback", "--reason", "x", "--type", "ROLLBACK", options=real).err


def test_status_says_no_while_something_stands_in_the_way(desk: Desk) -> None:
    said = desk.golive("day", TAG, "status", "--home", desk.manager, "--lang", "de")
    assert said.code == 1
    assert "T-0 hat noch keine Uhrzeit." in said.err
    assert "Vor dem Start" in said.err
    listed = day(desk, "status", options=())
    assert listed.data["obstacles"][0]["code"] == "day.launch-unset"
    assert listed.data["steps"][0]["state"] == "next"
    assert listed.data["poll"] is None


def test_what_makes_no_sense_is_said(desk: Desk) -> None:
    assert "poll" in refused(desk, "poll")
    assert "TIME" in refused(desk, "t0", "tomorrow")
    assert "“few” is no number." in refused(desk, "watch", "errors", "few")
    assert "T-60/99" in refused(desk, "step", "T-60/99")


def test_the_day_is_printed_on_a_card(desk: Desk) -> None:
    out = desk.folder / "card.pdf"
    assert ok(desk, "card", "--out", out) == {"file": str(out)}
    assert out.read_bytes().startswith(b"%PDF-")
    assert "card.pdf" in refused(desk, "card", "--out", out)


def test_the_timeline_is_written_as_its_name_says(desk: Desk) -> None:
    for name, start in (("told.pdf", b"%PDF-"), ("told.csv", b"\xef\xbb\xbfTime,What"), ("told.md", b"# Timeline")):
        out = desk.folder / name
        assert ok(desk, "timeline", "--out", out) == {"file": str(out)}
        assert out.read_bytes().startswith(start)
    assert "told.csv" in refused(desk, "timeline", "--out", desk.folder / "told.csv")


def test_a_terminal_names_where_a_value_is_read_shows_it_and_reads_it(desk: Desk) -> None:
    shown = ok(desk, "watch")["values"]
    assert (shown[0]["metric"], shown[0]["value"], shown[0]["source"]) == ("errors", None, None)
    assert "typed by hand" in refused(desk, "watch", "errors", "--read")
    assert "which value" in refused(desk, "watch", "--read")
    assert "p99" in refused(desk, "watch", "p99")
    command = f'{sys.executable} -c "print(0.21)"'
    named = ok(desk, "watch", "errors", "--command", command)["values"][0]
    assert named["source"] == {"kind": "command", "target": command, "query": ""}
    unconfirmed = day(desk, "watch", "errors", "--read")
    assert (unconfirmed.code, f"--confirm {shlex.quote(command)}" in unconfirmed.err) == (1, True)
    assert day(desk, "watch", "errors", "--read", "--confirm", "rm -r x").code == 1
    assert ok(desk, "watch", "errors")["values"][0]["value"] is None
    assert ok(desk, "watch", "errors", "--read", "--confirm", command)["values"][0]["value"] == "0.21"
    words = desk.golive("day", TAG, "watch", "errors", *REHEARSAL, "--home", desk.manager, "--lang", "de")
    assert "0.21 %  (unter 0,5 %)" in words.err
    assert command in words.err
    assert ok(desk, "watch", "errors", "--typed")["values"][0]["source"] is None


def test_a_terminal_tells_how_it_goes(desk: Desk) -> None:
    assert "STATUS is not open now." in refused(desk, "tell")
    ok(desk, "t0", (datetime.now().astimezone() + timedelta(minutes=29)).isoformat())
    ok(desk, "poll", "--open", "T-0")
    for role in ("devops", "sre", "security", "support", "release-manager"):
        ok(desk, "poll", "--role", role, "--answer", "GO")
    ok(desk, "poll", "--sign")
    ok(desk, "proceed")
    text = ok(desk, "tell")["text"]
    assert text.startswith("[REHEARSAL] LifeTimeCircle rc-2026-03-01, 0 min after the launch: ")
    assert ok(desk, "tell", "--posted")["posted"] == "#incidents"
    assert "T-0" not in refused(desk, "tell", "--hourly")


def test_the_retrospective_is_written(desk: Desk) -> None:
    out = desk.folder / "retrospective.pdf"
    assert ok(desk, "retrospective", "--out", out) == {"file": str(out)}
    assert out.read_bytes().startswith(b"%PDF-")
