# SPDX-License-Identifier: MIT
"""A home makes mail texts its own, version by version, and never one that cannot be filled."""

from collections.abc import Mapping

import pytest

from golive_desktop.domain.problem import KnownError
from golive_desktop.ports.mail import TemplateText
from golive_desktop.services.letters import write_letter
from golive_desktop.services.mail_kinds import shipped_text
from golive_desktop.services.templates import preview_text, read_text, restore_text, save_text, text_versions
from tests.office import Office


def events(office: Office) -> list[str]:
    with office.manager.adapters.store.reading() as work:
        return [entry.event for entry in work.audit.entries()]


def edited(text: str) -> TemplateText:
    return TemplateText(subject="Freigabe {{ product }}", body=text)


def test_a_homes_own_text_is_a_new_version(office: Office) -> None:
    adapters = office.manager.adapters
    assert not read_text(adapters, "request", "de").own
    first = save_text(adapters, "request", "de", edited("Hallo {{ role }}"), now=office.now())
    assert (first.version, first.own, first.text.body) == (101, True, "Hallo {{ role }}\n")
    assert save_text(adapters, "request", "de", edited("Hallo {{ role }}\n\n"), now=office.now()) == first
    second = save_text(adapters, "request", "de", edited("Guten Tag {{ role }}"), now=office.now())
    assert (second.version, read_text(adapters, "request", "en").own) == (102, False)
    back = restore_text(adapters, "request", "de", now=office.now())
    assert (back.text, back.own) == (shipped_text("request", "de"), False)
    assert restore_text(adapters, "request", "de", now=office.now()) == back
    assert save_text(adapters, "request", "de", shipped_text("request", "de"), now=office.now()) == back
    assert save_text(adapters, "request", "de", edited("Wieder {{ role }}"), now=office.now()).version == 104
    assert [one.origin for one in text_versions(adapters, "request", "de")] == ["own", "own", "shipped", "own"]
    assert events(office).count("template.changed") == 4


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("{{ nothing }}", "template.placeholder-unknown"),
        ("{% for c in conditions %}{% endfor %}", "template.placeholder-unknown"),
        ("{{ role.upper() }}", "template.forbidden"),
        ("{{ role", "template.syntax"),
        ("x" * 20_001, "template.too-long"),
        (" \n", "letter.text-empty"),
    ],
)
def test_a_text_that_cannot_be_filled_is_not_kept(office: Office, body: str, code: str) -> None:
    with pytest.raises(KnownError, match=code.replace(".", r"\.")):
        save_text(office.manager.adapters, "request", "de", edited(body), now=office.now())
    assert text_versions(office.manager.adapters, "request", "de") == ()


def test_a_mail_that_nobody_knows_has_no_text(office: Office) -> None:
    with pytest.raises(KnownError, match=r"letter\.kind-unknown"):
        preview_text(office.manager.adapters, "../request", "de", edited("x"))


def test_a_homes_own_text_is_what_is_written(office: Office) -> None:
    adapters = office.manager.adapters
    save_text(
        adapters, "void", "en", TemplateText(subject="S {{ candidate }}", body="B {{ reason }}"), now=office.now()
    )
    given: Mapping[str, object] = {"reason": "{{ 7 * 7 }}"}
    letter = write_letter(adapters, "rc-7", "void", given=given, now=office.now())
    assert (letter.subject, letter.text, letter.template_version) == ("S rc-7", "B {{ 7 * 7 }}\n", 101)
