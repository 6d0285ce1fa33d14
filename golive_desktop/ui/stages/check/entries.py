# SPDX-License-Identifier: MIT
"""What the list says about each checked file."""

from golive_desktop.ui.checking.rows import Entry
from golive_desktop.ui.checking.said import place
from golive_desktop.ui.stages.check.looking import Looked
from golive_desktop.ui.words import Words

__all__ = ["entry_of"]


def entry_of(looked: Looked, words: Words) -> Entry:
    """The row of one file.

    Args:
        looked: the file.
        words: the reader's language.
    """
    _ = words.translate
    found, name = looked.verification, looked.path.name
    if found is None:
        waiting = _("Stopped before it was checked") if looked.stopped else _("Being checked…")
        said = words.explain(looked.problem).sentence if looked.problem else waiting
        word = _("Not read in") if looked.problem else _("Not checked yet")
        return Entry(key=str(looked.path), state="", word=word, name=name, line=said)
    kind = words.term("kind", found.statement.kind) if found.statement is not None else ""
    line = place(found, words) if found.verdict in {"changed", "not-checkable"} else kind
    return Entry(
        key=str(looked.path),
        state=found.verdict,
        word=words.term("verdict", found.verdict),
        name=name,
        line=line,
    )
