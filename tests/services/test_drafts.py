# SPDX-License-Identifier: MIT
"""What was typed is there again, letter for letter, even after the program was killed."""

import os
import signal
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from golive_desktop.domain.draft import AnswerDraft, DraftAnswer, DraftCondition, DraftEvidence
from golive_desktop.domain.review import FollowUp, Review
from golive_desktop.services.drafts import (
    drop_draft,
    drop_review,
    load_draft,
    load_review,
    save_draft,
    save_review,
)
from tests.office import Laptop, Office, new_laptop

REQUEST = "ab" * 32
OTHER = "cd" * 32
DUE = datetime(2026, 12, 4, 18, 0, tzinfo=timezone(timedelta(hours=1)))

texts = st.text(st.characters(), max_size=30)
answers = st.builds(
    DraftAnswer,
    item=texts,
    value=st.sampled_from(("", "yes", "no", "n/a")),
    comment=texts,
    evidence=st.tuples(st.builds(DraftEvidence, path=texts, name=texts, sha256=texts, size=st.integers(0, 2**60))),
)
conditions = st.builds(
    DraftCondition,
    due=st.datetimes(datetime(1970, 1, 2), datetime(9000, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001 - bounds
        lambda moment: moment.replace(microsecond=0)
    ),
    text=texts,
    owner=texts,
    when=st.sampled_from(("before-t0", "after-t0")),
)
drafts = st.builds(
    AnswerDraft,
    step=st.integers(1, 3),
    answers=st.lists(answers, max_size=3).map(tuple),
    decision=st.sampled_from(("", "approved", "rejected", "conditional", "not-competent")),
    reason=texts,
    conditions=st.lists(conditions, max_size=2).map(tuple),
    compared=st.sampled_from(("", "phone", "in-person", "video")),
)


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return new_laptop(tmp_path / "home", "Katrin Albers", "legal")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(draft=drafts)
def test_a_draft_comes_back_as_it_was(laptop: Laptop, draft: AnswerDraft) -> None:
    save_draft(laptop.adapters, REQUEST, draft)
    assert load_draft(laptop.adapters, REQUEST) == draft


def test_each_request_has_its_own_and_the_newest_stays(laptop: Laptop) -> None:
    assert load_draft(laptop.adapters, REQUEST) is None
    save_draft(laptop.adapters, REQUEST, AnswerDraft(reason="first"))
    save_draft(laptop.adapters, REQUEST, AnswerDraft(reason="second"))
    save_draft(laptop.adapters, OTHER, AnswerDraft(reason="other"))
    drop_draft(laptop.adapters, REQUEST)
    drop_draft(laptop.adapters, REQUEST)
    assert load_draft(laptop.adapters, REQUEST) is None
    assert load_draft(laptop.adapters, OTHER) == AnswerDraft(reason="other")


def test_no_trail_tells_when_somebody_worked(laptop: Laptop) -> None:
    with laptop.adapters.store.reading() as work:
        before = work.audit.head()
    save_draft(laptop.adapters, REQUEST, AnswerDraft(reason="x"))
    with laptop.adapters.store.reading() as work:
        assert work.audit.head() == before


def test_a_draft_of_another_version_is_none(laptop: Laptop) -> None:
    for text in ('{"step": 1, "colour": "red"}', "no json", "[]"):
        with laptop.adapters.store.writing() as work:
            work.drafts.put(REQUEST, text)
        assert load_draft(laptop.adapters, REQUEST) is None


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no SIGKILL")
def test_a_saved_draft_survives_that_the_program_is_killed(laptop: Laptop, tmp_path: Path) -> None:
    laptop.adapters.store.close()
    program = f"""
import os, signal
from pathlib import Path
from golive_desktop.bootstrap import open_home
from golive_desktop.domain.draft import AnswerDraft
from golive_desktop.services.drafts import save_draft
save_draft(open_home(Path({str(tmp_path / "home")!r})), {REQUEST!r}, AnswerDraft(reason="typed"))
os.kill(os.getpid(), signal.SIGKILL)
"""
    killed = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert load_draft(laptop.adapters, REQUEST) == AnswerDraft(reason="typed")


def test_a_review_is_kept_as_far_as_it_is_written(office: Office) -> None:
    adapters, release = office.manager.adapters, office.release.id
    assert load_review(adapters, release) is None
    task = FollowUp(text="Warm the cache", owner="Boris", due=date(2026, 3, 9))
    review = Review(decision="stable", issues=("Slow",), follow_ups=(task,))
    save_review(adapters, release, review, decided=False)
    assert load_review(adapters, release) == (review, False)
    with adapters.store.writing() as work:
        work.drafts.put(f"review:{release}", '{"review": 1}')
    assert load_review(adapters, release) is None
    drop_review(adapters, release)
    assert load_review(adapters, release) is None
