# SPDX-License-Identifier: MIT
"""An independent reader of the accessibility tree, run by the system's Python, which has pyatspi.

One line of JSON for each request on standard input:
{"do": "tree"} answers everything that is shown: role, name, description, states, text, x, y, width, height, path.
{"do": "find", "name": "..", "role": "..", "starts": false} answers the first of them with this name that can be used.
{"do": "says", "words": ".."} answers whether these words stand in a name or a field; both stop where they found it.
{"do": "press", "path": [..]} does the first action of one of them, {"do": "focus", ...} gives it the keyboard,
{"do": "text", "path": [..], "text": ".."} sets its text.
{"do": "heard"} answers what got the keyboard since the last time it was asked, each with what it stands in: pairs of
role and name, the innermost first, and its box.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

import gi.repository.GLib  # type: ignore[import-not-found]  # a package of the system, as the next one
import pyatspi  # type: ignore[import-not-found]  # a package of the system, not of this project's environment

_STATES = {
    "focused": pyatspi.STATE_FOCUSED,
    "focusable": pyatspi.STATE_FOCUSABLE,
    "enabled": pyatspi.STATE_SENSITIVE,
    "checked": pyatspi.STATE_CHECKED,
    "selected": pyatspi.STATE_SELECTED,
    "editable": pyatspi.STATE_EDITABLE,
}
_HEARD: list[dict[str, Any]] = []
_LISTENING: list[bool] = []
_DEEPEST = 40
_MOST_CHILDREN = 400


def main() -> None:
    """Answers until standard input ends."""
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer: Any = _answer(request)
        except Exception as error:  # noqa: BLE001 - a widget can vanish while it is read; the test asks again
            answer = {"error": repr(error)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _answer(request: dict[str, Any]) -> object:
    match request["do"]:
        case "heard":
            return _heard()
        case "tree":
            return [_facts(node, states, path) for node, states, path in _shown()]
        case "find":
            return next(_fitting(request), None)
        case "says":
            return any(_says(node, request["words"]) for node, _states, _path in _shown())
    return _act(request, _at(request["path"]))


def _act(request: dict[str, Any], node: Any) -> object:  # noqa: ANN401 - pyatspi has no types
    if request["do"] == "press":
        return node.queryAction().doAction(0)
    if request["do"] == "focus":
        return node.queryComponent().grabFocus()
    return node.queryEditableText().setTextContents(request["text"])


def _heard() -> list[dict[str, Any]]:
    if not _LISTENING:
        pyatspi.Registry.registerEventListener(_on_focus, "object:state-changed:focused")
        _LISTENING.append(True)
    context = gi.repository.GLib.MainContext.default()
    while context.iteration(False):  # noqa: FBT003 - whether it may wait
        pass
    heard = list(_HEARD)
    _HEARD.clear()
    return heard


def _on_focus(event: Any) -> None:  # noqa: ANN401 - pyatspi has no types
    if not event.detail1 or event.source is None:
        return
    chain, node = [], event.source
    while node is not None and node.getRoleName() not in {"frame", "application"}:
        chain.append((node.getRoleName(), node.name))
        node = node.parent
    box = event.source.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    _HEARD.append({"chain": chain, "x": box.x, "y": box.y, "width": box.width, "height": box.height})


def _applications() -> list[Any]:
    desktop = pyatspi.Registry.getDesktop(0)
    return [item for item in desktop if item is not None and item.name == "golive-desktop"]


def _at(path: list[int]) -> Any:  # noqa: ANN401 - pyatspi has no types
    node = _applications()[path[0]]
    for index in path[1:]:
        node = node.getChildAtIndex(index)
    return node


def _shown() -> Iterator[tuple[Any, Any, list[int]]]:
    """Everything that is shown, with its states and where it stands, outside in."""
    for number, application in enumerate(_applications()):
        yield from _walk(application, [number])


def _walk(node: Any, path: list[int]) -> Iterator[tuple[Any, Any, list[int]]]:  # noqa: ANN401 - as above
    states = node.getState()
    if len(path) > 1:
        if not states.contains(pyatspi.STATE_VISIBLE) or not states.contains(pyatspi.STATE_SHOWING):
            return
        yield node, states, path
    if len(path) < _DEEPEST:
        for index in range(min(node.childCount, _MOST_CHILDREN)):
            child = node.getChildAtIndex(index)
            if child is not None:
                yield from _walk(child, [*path, index])


def _fitting(request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    name, role = request["name"], request["role"]
    for node, states, path in _shown():
        said = node.name
        if not (said.startswith(name) if request["starts"] else said == name):
            continue
        if (not role or node.getRoleName() == role) and states.contains(pyatspi.STATE_SENSITIVE):
            facts = _facts(node, states, path)
            if facts["width"] > 0:
                yield facts


def _says(node: Any, words: str) -> bool:  # noqa: ANN401 - as above
    # note: a label is called what it says; only in a field stands something else
    return words in node.name or (node.getRoleName() == "text" and words in _text(node))


def _facts(node: Any, states: Any, path: list[int]) -> dict[str, Any]:  # noqa: ANN401 - as above
    facts: dict[str, Any] = {
        "role": node.getRoleName(),
        "name": node.name,
        "description": node.description,
        "states": [name for name, state in _STATES.items() if states.contains(state)],
        "path": path,
        "text": _text(node),
    }
    try:
        box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        facts |= {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
    except NotImplementedError:
        facts |= {"x": 0, "y": 0, "width": 0, "height": 0}
    return facts


def _text(node: Any) -> str:  # noqa: ANN401 - as above
    try:
        text = node.queryText()
    except NotImplementedError:
        return ""
    return str(text.getText(0, text.characterCount))


if __name__ == "__main__":
    main()
