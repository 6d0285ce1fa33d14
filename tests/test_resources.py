# SPDX-License-Identifier: MIT
import pytest

from golive_desktop.resources import resource_bytes, resource_names, resource_path, resource_text


def test_a_resource_is_found_as_bytes_text_and_path() -> None:
    text = resource_text("fonts/OFL-Inter.txt")

    assert "SIL OPEN FONT LICENSE" in text
    assert resource_bytes("fonts/OFL-Inter.txt").decode() == text
    assert resource_path("fonts/OFL-Inter.txt").is_file()


def test_the_names_in_a_folder_can_be_read_again() -> None:
    names = resource_names("icons")

    assert "icons/approved.svg" in names
    assert all(resource_bytes(name) for name in names)


@pytest.mark.parametrize("name", ["fonts/missing.ttf", "../pyproject.toml", "fonts/../../pyproject.toml"])
def test_what_is_not_there_or_outside_is_refused(name: str) -> None:
    with pytest.raises(FileNotFoundError):
        resource_bytes(name)
