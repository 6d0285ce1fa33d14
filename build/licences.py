# SPDX-License-Identifier: MIT
"""Collects the licences of everything that travels inside the frozen program.

    python build/licences.py FOLDER

It runs in the environment that is frozen. Each library gets a folder with its texts; `index.tsv` has one line for
each: name, version, licence. A library without a text of its own gets the texts that `packaging/licences` has for its
licence; without either nothing is built.
"""

import re
import shutil
import sys
from importlib.metadata import Distribution, distribution
from pathlib import Path

__all__ = ["collect"]

ROOT = Path(__file__).parents[1]
LIST = ROOT / "requirements.txt"
_TEXT = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_LINE = 60
"""A longer statement is the text itself, where the classifiers say it shorter."""
_OWN_TEXTS = {"LGPL-3.0-only": ("LGPL-3.0.txt", "GPL-3.0.txt")}
"""Qt's wheels come without the texts; Qt is used as shared libraries, which may be exchanged (LGPL-3.0, 4 d 1)."""


def collect(folder: Path) -> list[str]:
    """Writes the texts and the index into `folder`; gives the lines of the index."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", folder / "golive-desktop.txt")
    lines = [_one(distribution(name), folder) for name in _names()]
    (folder / "index.tsv").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return lines


def _names() -> list[str]:
    """What the list of the program names and this system has; some libraries are for one system alone."""
    names = re.findall(r"^([A-Za-z0-9._-]+)==[^\s;]+( ;.*)?", LIST.read_text(encoding="utf-8"), re.MULTILINE)
    return [name for name, condition in names if not condition or _is_installed(name)]


def _is_installed(name: str) -> bool:
    return any(Distribution.discover(name=name))


def _one(library: Distribution, folder: Path) -> str:
    name, version, licence = library.metadata["Name"], library.version, _licence(library)
    place = folder / name
    texts = [path for path in library.files or () if ".dist-info" in str(path) and _TEXT.search(path.name)]
    for path in texts:
        target = place / re.sub(r"^.*\.dist-info/(licenses/)?", "", str(path)).replace("/", "-")
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(str(path.locate()), target)
    for known, own in _OWN_TEXTS.items():
        if not texts and known in licence:
            place.mkdir(exist_ok=True)
            for text in own:
                shutil.copy(ROOT / "packaging" / "licences" / text, place / text)
    if not place.is_dir():
        sys.exit(f"no licence text for {name} ({licence})")
    return f"{name}\t{version}\t{licence}"


def _licence(library: Distribution) -> str:
    """What the library says of itself, the most exact of three places first (core metadata 2.4)."""
    fields = [value for name in ("License-Expression", "License") for value in library.metadata.get_all(name) or []]
    said = next((value for value in fields if value and value != "UNKNOWN"), "")
    if said and len(said.splitlines()) == 1 and len(said) < _LINE:
        return said
    named = [line for line in library.metadata.get_all("Classifier") or [] if line.startswith("License ::")]
    return ", ".join(line.rsplit(":: ", 1)[-1] for line in named) or said.splitlines()[0][:_LINE]


if __name__ == "__main__":
    for entry in collect(Path(sys.argv[1])):
        print(entry)  # noqa: T201 - what it does
