# SPDX-License-Identifier: MIT
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog

SOURCE = """\
GREETING = N_("Hello {name}")
print(_("Bye"), self.translate("Twice"), _("Twice"), N_(
    "One long "
    "sentence"
), _(variable), "not marked", names.translate(table))
"""


@pytest.fixture
def template(tmp_path: Path, recipe: Mapping[str, Any]) -> Catalog:
    package = tmp_path / "package" / "room"
    package.mkdir(parents=True)
    (package / "words.py").write_text(SOURCE, "utf-8")
    found: Catalog = recipe["extracted"](tmp_path / "package")
    return found


def identifiers(catalogue: Catalog) -> list[object]:
    return [message.id for message in catalogue if message.id]


def test_marked_sentences_are_found_with_their_file(template: Catalog) -> None:
    assert identifiers(template) == ["Hello {name}", "Bye", "Twice", "One long sentence"]
    assert template["Bye"].locations[0][0] == "package/room/words.py"


def test_translations_are_kept_new_ones_come_in_empty_and_old_ones_go(
    template: Catalog, recipe: Mapping[str, Any]
) -> None:
    before = Catalog(locale="de")
    before.add("Bye", "Auf Wiedersehen")
    before.add("Gone", "Weg")
    after: Catalog = recipe["updated"](before, template)
    assert identifiers(after) == identifiers(template)
    assert after["Bye"].string == "Auf Wiedersehen"
    assert after["Hello {name}"].string == ""
    assert not any(message.fuzzy for message in after)


def test_what_is_no_task_is_answered_with_the_usage(
    recipe: Mapping[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert recipe["main"](["guess"]) == 2
    assert "extract" in capsys.readouterr().err
