# SPDX-License-Identifier: MIT
"""Writes the manual page of the console: the commands come from the console's own table.

python build/manual.py TEMPLATE > golive.1
"""

import sys
from pathlib import Path

from golive_desktop.cli.commands import descriptions
from golive_desktop.cli.language import translate_to

__all__ = ["manual"]


def manual(template: str) -> str:
    """The page (roff, man(7)) with every command and what it does in one line."""
    lines = (f".TP\n.B {_escaped(name)}\n{_escaped(text)}" for name, text in descriptions(translate_to("en")).items())
    return template.replace("@COMMANDS@", "\n".join(lines))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")


if __name__ == "__main__":
    sys.stdout.write(manual(Path(sys.argv[1]).read_text(encoding="utf-8")))
