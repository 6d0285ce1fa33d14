# SPDX-License-Identifier: MIT
"""A value that was read is recorded with its evidence; what went wrong leaves no value behind."""

from collections.abc import Callable
from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from golive_desktop.domain.day import EventKind
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.watching import Source, number_of, source_of
from golive_desktop.ports.system import Reading
from golive_desktop.services.day import look_at_day
from golive_desktop.services.watching import read_metric, set_source
from tests.office import Office
from tests.services.launch import T0, then


class Reader:
    """Says what it was told to, and notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[Source, str]] = []

    def read(self, source: Source, *, confirmed: str, cancelled: Callable[[], bool] | None = None) -> Reading:
        assert cancelled is None or not cancelled()
        self.asked.append((source, confirmed))
        if confirmed != source.exact:
            raise KnownError.of("watch.not-confirmed", source.exact)
        return Reading(value="0.21", raw=b'{"status":"success"}', name="prometheus.json")


def test_a_value_is_read_where_the_runbook_says(office: Office) -> None:
    adapters, release, reader = office.manager.adapters, office.release.id, Reader()
    source = source_of("prometheus", "https://prometheus.example.com/", "errors")
    assert set_source(adapters, release, "errors", source, now=T0).edition == 2
    assert set_source(adapters, release, "errors", source, now=T0).edition == 2
    assert read_metric(then(office, 5), reader, "errors", confirmed=source.exact) == "0.21"
    event = look_at_day(adapters, release, now=T0).events[-1]
    assert (event.kind, event.subject, event.values["value"]) == (EventKind.MEASURED, "errors", "0.21")
    with adapters.store.reading() as work:
        kept = work.statements.original(event.file)
    assert (kept.data, kept.name) == (b'{"status":"success"}', "errors-prometheus.json")
    before = len(look_at_day(adapters, release, now=T0).events)
    for metric, confirmed, code in (
        ("errors", "other", "watch.not-confirmed"),
        ("p50", "", "watch.no-source"),
        ("p99", "", "day.metric-unknown"),
    ):
        with pytest.raises(KnownError) as raised:
            read_metric(then(office, 6), reader, metric, confirmed=confirmed)
        assert raised.value.problem.code == code
    assert len(look_at_day(adapters, release, now=T0).events) == before
    assert set_source(adapters, release, "errors", None, now=T0).metrics[0].source is None
    with pytest.raises(KnownError) as raised:
        set_source(adapters, release, "p99", None, now=T0)
    assert raised.value.problem.code == "day.metric-unknown"


def test_a_source_is_taken_as_typed_or_refused() -> None:
    assert source_of("command", " uptime -p\n") == Source(kind="command", target="uptime -p")
    made = source_of("prometheus", " HTTPS://p.example.com:9090/prom/ ", " sum(rate(x[5m])) ")
    assert made.exact == "HTTPS://p.example.com:9090/prom\nsum(rate(x[5m]))"
    wrong: tuple[tuple[tuple[Literal["command", "prometheus"], str, str], str], ...] = (
        (("command", " ", ""), "watch.command-missing"),
        (("prometheus", "https://p.example.com", " "), "watch.query-missing"),
        (("prometheus", "ftp://p.example.com", "x"), "watch.address-invalid"),
        (("prometheus", "https://me:secret@p.example.com", "x"), "watch.address-invalid"),
        (("prometheus", "https://p.example.com/?a=b", "x"), "watch.address-invalid"),
        (("prometheus", "https://p.exa\nmple.com", "x"), "watch.address-invalid"),
    )
    for typed, code in wrong:
        with pytest.raises(KnownError) as raised:
            source_of(*typed)
        assert raised.value.problem.code == code, typed


@given(some.text())
def test_what_is_a_number_can_be_printed(text: str) -> None:
    number = number_of(text)
    assert number is None or len(format(number, "f")) < 100


def test_numbers_are_read_with_point_and_comma() -> None:
    assert [number_of(text) for text in ("0,21", " -3 ", "1e3")] == [Decimal("0.21"), Decimal(-3), Decimal("1e3")]
    assert [number_of(text) for text in ("", "NaN", "inf", "1e99", "1e-99", "0." + "1" * 99, "1" * 3000)] == [None] * 7
