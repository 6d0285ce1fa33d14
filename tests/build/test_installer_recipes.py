# SPDX-License-Identifier: MIT
"""What goes into the packages beside the program: licences, icons, manual pages, names that have to agree."""

import configparser
import importlib.util
import os
import plistlib
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from golive_desktop.cli.commands import MODULES

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"


def recipe(name: str) -> ModuleType:
    """A recipe of ``build/``, which is no package."""
    spec = importlib.util.spec_from_file_location(f"build_{name}", ROOT / "build" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_library_that_travels_brings_its_licence(tmp_path: Path) -> None:
    lines = recipe("licences").collect(tmp_path / "licences")
    names = {re.sub("[-_.]+", "-", line.split("\t")[0]).lower() for line in lines}
    listed = re.findall(r"^([A-Za-z0-9._-]+)==[^\s;]+ \\$", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    assert {re.sub("[-_.]+", "-", name).lower() for name in listed} <= names
    for line in lines:
        name, version, licence = line.split("\t")
        assert version
        assert licence
        assert any((tmp_path / "licences" / name).iterdir())
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (tmp_path / "licences/PySide6_Essentials/LGPL-3.0.txt").read_text()


def test_the_icon_is_drawn_in_every_size(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "build" / "icons.py"), str(tmp_path)]
    subprocess.run(command, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, check=True)
    for size in (16, 48, 512):
        with Image.open(tmp_path / f"golive-{size}.png") as image:
            assert image.size == (size, size)
            assert image.convert("RGBA").getpixel((size // 2, size // 4)) != (0, 0, 0, 0)
    with Image.open(tmp_path / "golive.ico") as image:
        assert (256, 256) in image.info["sizes"]
    assert (tmp_path / "golive.icns").read_bytes()[:4] == b"icns"


def test_the_manual_page_names_every_command() -> None:
    page = recipe("manual").manual((PACKAGING / "linux" / "golive.1").read_text(encoding="utf-8"))
    assert all(f".B {command.replace('-', chr(92) + '-')}\n" in page for command in MODULES)
    assert "@" not in page


@pytest.mark.parametrize("place", ["mime", "desktop", "metainfo"])
def test_the_kind_of_a_request_has_one_name_everywhere(place: str) -> None:
    kind = "application/vnd.golive.request+pdf"
    linux = PACKAGING / "linux"
    if place == "mime":
        (found,) = ET.parse(linux / "golive-desktop.xml").getroot()  # noqa: S314 - our own file
        assert found.get("type") == kind
    elif place == "desktop":
        entry = configparser.ConfigParser(interpolation=None)
        entry.read(linux / "golive-desktop.desktop", encoding="utf-8")
        assert kind in entry["Desktop Entry"]["MimeType"].split(";")
    else:
        assert f"<mediatype>{kind}</mediatype>" in (linux / "org.golive.Desktop.metainfo.xml").read_text()


def test_the_package_asks_for_what_a_window_needs() -> None:
    needed = set(re.findall(r"need_library \S+ (\S+)$", (ROOT / "build/system.sh").read_text(), re.MULTILINE))
    window = {name for name in needed if name.startswith(("libx", "libg", "libe", "libfont", "libdbus"))}
    depends = (PACKAGING / "debian" / "control.in").read_text()
    assert {name for name in window if name not in depends} - {"libgnutls-dane0"} == set()


def test_the_workflow_pins_every_action_to_a_commit() -> None:
    workflow = (ROOT / ".github" / "workflows" / "release.yml").read_text()
    used = re.findall(r"uses: (\S+)(.*)", workflow)
    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action) and re.match(r" # v\d", note) for action, note in used)


def test_the_kind_of_a_request_is_known_to_windows_and_macos() -> None:
    kind = "application/vnd.golive.request+pdf"
    assert f'"{kind}"' in (PACKAGING / "windows" / "golive.nsi").read_text(encoding="utf-8")
    (request,) = plistlib.loads((PACKAGING / "macos" / "Info.plist").read_bytes())["UTExportedTypeDeclarations"]
    assert request["UTTypeTagSpecification"]["public.mime-type"] == [kind]
    assert request["UTTypeTagSpecification"]["public.filename-extension"] == ["golive"]
