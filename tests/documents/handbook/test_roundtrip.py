# SPDX-License-Identifier: MIT
"""A plan that is written as a handbook is read back as the same plan, however awkward its texts."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from golive_desktop.documents.handbook.encoding import text_of
from golive_desktop.documents.handbook.headings import time_order
from golive_desktop.documents.handbook.inline import tidy
from golive_desktop.documents.handbook.reader import read_handbook
from golive_desktop.documents.handbook.run import conducting_titles
from golive_desktop.documents.handbook.writer import write_handbook
from golive_desktop.domain.plan import Executive, Form, GateCommand, Item, Moment, Plan, Stakeholder, Step

_AWKWARD = "|`*_[](){}<>#!-+=~&;:.,?\\/'\"$%^@ 0123456789 äöüßÄéçłğΩж→ aAbTxXyZ"
_SAMPLES = (
    *("- x", "* x", "+ x", "> x", "# x", "1. x", "1) x", "---", "***", "===", "```", "~~~", "| a | b |", "a|b", "\\|"),
    *("[ ] x", "[x] y", "[a](b)", "![a](b)", "<b>", "<!-- x", "&amp;", "&#65;", "a & b", "a < b", "**x**", "*x*"),
    *("_x_", "snake_case_name", "`code`", "``", "\\", "a\\", "\\*", "x:", "a: b", "Signed by: x", "Date: 2026-01-01"),
    *("*(informing)*", "(evidence required)", "x *(owner: y)*", "T-60: go", "After 15 min: go", "Week 1:", "no", "Yes"),
    *(
        "Inform",
        "n/a",
        "-",
        "SRE Lead: x",
        "SRE Lead watches",
        "Release Manager: y",
        "FAQ",
        "Training",
        "rc-1",
        "|---|",
    ),
    *(
        "CEO",
        "Security Lead",
        "T-0",
        "T+1h launch",
        ":-",
        "x  y",
        "http://a.b/c_d",
        "a@b.c",
        "<a@b.c>",
        "www.x.y",
        "] x",
    ),
)
texts = st.one_of(st.sampled_from(_SAMPLES), st.text(alphabet=_AWKWARD, max_size=24), st.text(max_size=12)).map(tidy)
said = texts.filter(bool)
commands = (
    st.one_of(st.sampled_from(("git diff --check", "a `b` c", "``", "# x", " ", "x|y", "git checkout x")), texts)
    .map(str.strip)
    .filter(bool)
)
days = st.none() | st.dates(min_value=dt.date(1000, 1, 1))
keys = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4})?", fullmatch=True) | st.sampled_from(
    ("ceo", "cto", "sre", "legal")
)
times = st.sampled_from(("T-48h", "T-60", "T-30", "T-0", "T+15", "T+1h", "T+24h", "W1", "W2", "T-5", "T+90", "T-120h"))


def _items(drawn: list[tuple[str, bool, bool]]) -> tuple[Item, ...]:
    return tuple(
        Item(key=str(at), text=text, blocking=blocking, evidence_required=evidence)
        for at, (text, blocking, evidence) in enumerate(drawn, start=1)
    )


items = st.lists(st.tuples(said, st.booleans(), st.booleans()), min_size=1, max_size=3).map(_items)
forms = st.builds(Form, title=said, items=items, version=st.integers(1, 1000), question=texts, may_reject=st.booleans())
steps = st.builds(
    Step,
    text=said,
    owner=texts | st.sampled_from(("SRE Lead", *conducting_titles())),
    details=st.lists(said, max_size=3).map(tuple),
    done_by_hand=st.booleans(),
)
moments = st.builds(Moment, at=times, title=texts, steps=st.lists(steps, max_size=3).map(tuple))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    roles = draw(st.lists(keys, unique=True, max_size=4))
    executive = None
    signs: bool = draw(st.booleans())
    if roles and signs:
        signing = draw(st.lists(st.sampled_from(roles), unique=True, min_size=1))
        executive = Executive(roles=tuple(signing), statement=draw(said))
    deciding = draw(st.sets(st.sampled_from(roles))) if roles else set[str]()
    signs_last = next((role for role in executive.roles if role in deciding), None) if executive else None
    stakeholders = tuple(
        Stakeholder(
            role=role,
            title=draw(said | st.just("SRE Lead")),
            purpose=draw(texts),
            decides=role in deciding,
            question=draw(texts),
            channel=draw(texts),
            deadline=draw(days),
            form=draw(forms) if role in deciding and role != signs_last else None,
            person=draw(texts),
            deputy=draw(texts),
        )
        for role in roles
    )
    return Plan(
        product=draw(said),
        candidate=draw(said),
        date=draw(days),
        timezone=draw(st.sampled_from(("", "Europe/Berlin", "UTC", "America/Argentina/Ushuaia"))),
        stakeholders=stakeholders,
        critical_conditions=tuple(draw(st.lists(said, max_size=3))),
        executive=executive,
        gates=tuple(
            GateCommand(key=str(at), command=text) for at, text in enumerate(draw(st.lists(commands, max_size=3)), 1)
        ),
        runbook=tuple(sorted(draw(st.lists(moments, max_size=3)), key=lambda moment: time_order(moment.at))),
        deliverables=tuple(dict.fromkeys(draw(st.lists(said, max_size=3)))),
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(plans())
def test_what_is_written_is_read(plan: Plan) -> None:
    written = write_handbook(plan)
    # note: a text that is itself mojibake would be mended, like any other
    assume(text_of(written.encode()) == written)
    assert read_handbook(written.encode()).plan == plan


def test_the_handbook_survives(handbook: bytes) -> None:
    plan = read_handbook(handbook).plan
    again = read_handbook(write_handbook(plan).encode())
    assert again.plan == plan
    assert again.not_understood == ()


@pytest.mark.parametrize("text", _SAMPLES)
def test_each_awkward_text_in_each_place(text: str) -> None:
    text = tidy(text)
    plan = Plan(
        product=text,
        candidate=text,
        date=None,
        timezone="",
        stakeholders=(
            Stakeholder(
                role="one",
                title=text,
                purpose=text,
                decides=True,
                question=text,
                channel=text,
                deadline=None,
                form=Form(
                    title=text, items=(Item(key="1", text=text, evidence_required=True), Item(key="2", text=text))
                ),
                person=text,
                deputy=text,
            ),
        ),
        critical_conditions=(text,),
        executive=None,
        gates=(GateCommand(key="1", command=text),),
        runbook=(Moment(at="T-0", title=text, steps=(Step(text=text, owner=text, details=(text, text)),)),),
        deliverables=(text,),
    )
    assert read_handbook(write_handbook(plan).encode()).plan == plan
