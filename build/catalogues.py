# SPDX-License-Identifier: MIT
"""Keeps the translations in step with the source: finds the marked sentences, carries them over, compiles them.

python build/catalogues.py extract   resources/locale/golive.pot anew, from `_`, `N_` and `translate` in golive_desktop/
python build/catalogues.py update    extract, then bring each golive.po in step; new sentences come in empty
python build/catalogues.py compile   a golive.mo beside each golive.po, as `make setup` does it
"""

import runpy
import sys
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

__all__ = ["extracted", "main", "updated"]

_ROOT: Final = Path(__file__).parents[1]
_SOURCE: Final = _ROOT / "golive_desktop"
_LOCALE: Final = _ROOT / "resources" / "locale"
_TEMPLATE: Final = _LOCALE / "golive.pot"
_KEYWORDS: Final = {"_": None, "N_": None, "translate": None}
_WIDTH: Final = 110


def main(arguments: list[str]) -> int:
    """Does one of the three tasks; exit code 2 for any other."""
    match arguments:
        case ["extract"]:
            _write(_TEMPLATE, extracted(_SOURCE))
        case ["update"]:
            template = extracted(_SOURCE)
            _write(_TEMPLATE, template)
            for path in _translations():
                _write(path, updated(_read(path, path.parents[1].name), template))
        case ["compile"]:
            runpy.run_path(str(Path(__file__).with_name("hatch_catalogues.py")), run_name="__main__")
        case _:
            sys.stderr.write(__doc__ or "")
            return 2
    return 0


def extracted(source: Path) -> Catalog:
    """The marked sentences of the package at `source`, each with the files that say it, in a fixed order."""
    catalogue = Catalog(project="GoLive Desktop", charset="utf-8")
    found = extract_from_dir(source, method_map=[("**.py", "python")], keywords=_KEYWORDS)
    for file, _, message, _, _ in sorted(found, key=lambda item: (item[0], item[1])):
        # note: without line numbers, which would change with every edit above a sentence
        catalogue.add(message, locations=[(f"{source.name}/{file.replace(chr(92), '/')}", 0)])
    return catalogue


def updated(translation: Catalog, template: Catalog) -> Catalog:
    """`translation` with exactly the sentences of `template`, each with the translation that it had.

    A new sentence comes in empty, never guessed from a similar one.
    """
    catalogue = Catalog(locale=translation.locale, project=template.project, charset="utf-8", fuzzy=False)
    for message in template:
        if message.id:
            known = translation.get(message.id)
            catalogue.add(message.id, known.string if known else "", locations=message.locations)
    return catalogue


def _translations() -> list[Path]:
    return sorted(_LOCALE.glob("*/LC_MESSAGES/golive.po"))


def _read(path: Path, language: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def _write(path: Path, catalogue: Catalog) -> None:
    text = BytesIO()
    write_po(text, catalogue, width=_WIDTH, omit_header=True, include_lineno=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_head(catalogue).encode() + text.getvalue())


def _head(catalogue: Catalog) -> str:
    """A header without dates, so that the same sentences always give the same file."""
    lines = ["Project-Id-Version: GoLive Desktop", "Content-Type: text/plain; charset=utf-8"]
    lines.append("Content-Transfer-Encoding: 8bit")
    if catalogue.locale is not None:
        lines += [f"Language: {catalogue.locale}", f"Plural-Forms: {catalogue.plural_forms}"]
    fields = "\n".join(f'"{line}\\n"' for line in lines)
    return f'# SPDX-License-Identifier: MIT\nmsgid ""\nmsgstr ""\n{fields}\n\n'


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
