# SPDX-License-Identifier: MIT
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from golive_desktop.ui.preferences import Preferences, preferences_of


def test_what_was_chosen_is_there_at_the_next_start(tmp_path: Path) -> None:
    first = Preferences(tmp_path)
    first.set_language("de")
    first.set_look("dark")
    first.set_release("r-1")
    first.set_geometry(QByteArray(b"12 34"))
    del first
    again = Preferences(tmp_path)
    assert (again.language("en_GB"), again.look, again.release) == ("de", "dark", "r-1")
    assert again.geometry == QByteArray(b"12 34")


@pytest.mark.parametrize(("system", "language"), [("de_AT", "de"), ("en_US", "en"), ("fr_FR", "en"), ("", "en")])
def test_the_system_decides_about_the_language_at_first(tmp_path: Path, system: str, language: str) -> None:
    assert Preferences(tmp_path).language(system) == language
    assert not (tmp_path / "window.ini").exists()


def test_a_damaged_file_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_bytes(b"[General]\nlanguage=xx\nlook=7\nrecent=\xff\xfe@Invalid()\n")
    broken = Preferences(tmp_path)
    assert (broken.language("de_DE"), broken.look, broken.release, broken.recent) == ("en", "system", "", ())
    assert broken.geometry == QByteArray()


def test_recent_files_are_few_the_newest_first_and_still_there(tmp_path: Path) -> None:
    kept = Preferences(tmp_path)
    paths = [tmp_path / f"Łukasz {number}, a&b.golive" for number in range(12)]
    for path in paths:
        path.touch()
        kept.add_recent(path)
    kept.add_recent(paths[6])
    paths[11].unlink()
    assert Preferences(tmp_path).recent == (paths[6], paths[10], paths[9], paths[8], paths[7], paths[5], paths[4])
    kept.clear_recent()
    assert kept.recent == ()
    kept.add_recent(paths[0])
    assert Preferences(tmp_path).recent == (paths[0],)


def test_the_folder_that_was_chosen_last_is_remembered_for_each_purpose(tmp_path: Path) -> None:
    first = Preferences(tmp_path)
    assert first.folder("requests") is None
    (tmp_path / "Łukasz, a&b").mkdir()
    first.set_folder("requests", tmp_path / "Łukasz, a&b")
    first.set_folder("saved", tmp_path / "gone")
    again = Preferences(tmp_path)
    assert again.folder("requests") == tmp_path / "Łukasz, a&b"
    assert again.folder("saved") is None


def test_notifications_come_until_somebody_says_no_and_a_sound_only_when_asked_for(tmp_path: Path) -> None:
    first = Preferences(tmp_path)
    assert (first.notices, first.sound) == (True, False)
    first.set_notices(wanted=False)
    first.set_sound(wanted=True)
    again = Preferences(tmp_path)
    assert (again.notices, again.sound) == (False, True)


def test_a_page_asks_the_preferences_of_its_window(tmp_path: Path) -> None:
    class Frame:
        preferences = Preferences(tmp_path)

    frame = Frame()
    assert preferences_of(frame, tmp_path / "sample") is frame.preferences
    frame.preferences.set_sound(wanted=True)
    assert preferences_of(object(), tmp_path).sound
