# SPDX-License-Identifier: MIT
import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, get_args

import pytest

from golive_desktop.domain.readiness import StakeholderState
from golive_desktop.domain.verdict import FileVerdict
from golive_desktop.services.receive import Outcome
from golive_desktop.statements.envelope import SCHEMA
from golive_desktop.statements.texts import texts

PACKAGE: Final = Path(__file__).parents[2] / "golive_desktop"
CODE: Final = re.compile(r"[a-z]+\.[a-z]+(?:-[a-z]+)*")
OPENING: Final = re.compile(r"[a-z]+\.[a-z-]*")
FILE_NAME: Final = re.compile(r".*\.(?:cfg|golive|ics|ini|json|lock|md|p|pdf|po|toml|txt)")
NOT_CODES: Final = {"audit.rehearsal", "fuse.sshfs", "golive.invalid", "secretstorage.exceptions"}
"""Words of signed pages, a file system, a host that there never is, a module."""
OTHER_KEYS: Final = {"t", "words", "record", "_foreign_key", "reference", "ForeignKey"}
"""Calls whose dotted words are no problem codes: texts of signed pages, events of the audit trail, columns."""
FAMILIES: Final = {
    # the states that stand in nobody's way, and the one of a role that never decides
    "readiness.": set(get_args(StakeholderState)) - {"approved", "conditional", "inform-only"},
    "receive.": set(get_args(Outcome)),
    "verify.embedded-": set(get_args(FileVerdict)) - {"genuine"},
    "smtp.": set(),  # the beginning of a host's name
    "dossier.summary-": set(),  # a text of signed pages
    "review.": set(),  # the same
    "day.": set(),  # the events of the day, as the audit trail names them
    "event.": set(),  # the same, of the audit trail
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Raised:
    """A place in the source where a problem is made of what stands there in full."""

    code: str
    subject: bool
    details: frozenset[str]
    place: str


@pytest.fixture(scope="session")
def trees() -> dict[str, ast.Module]:
    """The modules of the package but those that hold the sentences themselves."""
    paths = (path for path in sorted(PACKAGE.rglob("*.py")) if path.parent.name != "wording")
    return {str(path.relative_to(PACKAGE)): ast.parse(path.read_text("utf-8")) for path in paths}


@pytest.fixture(scope="session")
def used_codes(trees: dict[str, ast.Module]) -> dict[str, str]:
    """Each code that stands in the source as a whole word or belongs to a family of codes, with a place of it."""
    found: dict[str, str] = {}
    events = {event for tree in trees.values() for event in (*recorded_events(tree), *compared_events(tree))}
    events |= {word for tree in trees.values() for word in values_of(tree, events)}
    # note: wherever else an event stands, a set of them for example, it has its words on signed pages
    pages = texts(SCHEMA, "en").words
    events |= {key.removeprefix("event.") for key in pages if key.startswith("event.")}
    for name, tree in trees.items():
        for node in outside_of(tree, OTHER_KEYS):
            place = f"{name}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Constant) and is_code(node.value) and node.value not in events:
                found[str(node.value)] = place
            if isinstance(node, ast.JoinedStr):
                found |= dict.fromkeys(family(node), place)
    return found


@pytest.fixture(scope="session")
def raised(trees: dict[str, ast.Module]) -> tuple[Raised, ...]:
    """Every problem whose code, subject and details are all written out in one call."""
    calls = ((name, node) for name, tree in trees.items() for node in ast.walk(tree) if isinstance(node, ast.Call))
    return tuple(made for name, call in calls if (made := problem_made(call, name)) is not None)


def is_code(value: object) -> bool:
    named = isinstance(value, str) and CODE.fullmatch(value) is not None
    return named and not FILE_NAME.fullmatch(str(value)) and value not in NOT_CODES


def family(node: ast.JoinedStr) -> set[str]:
    """The codes for which an f-string like ``f"receive.{outcome}"`` stands."""
    opening = node.values[0].value if isinstance(node.values[0], ast.Constant) else ""
    if not isinstance(opening, str) or not OPENING.fullmatch(opening) or len(node.values) != 2:
        return set()
    return {opening + ending for ending in FAMILIES.get(opening, {"?"})}


def outside_of(node: ast.AST, calls: set[str]) -> Iterator[ast.AST]:
    """All nodes below `node` but the arguments of these calls."""
    yield node
    if isinstance(node, ast.Call) and called(node) in calls:
        return
    for child in ast.iter_child_nodes(node):
        yield from outside_of(child, calls)


def recorded_events(tree: ast.Module) -> Iterator[str]:
    """What the audit trail is told: the events as they stand there, or the names of constants."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) == "record":
            for part in ast.walk(node.args[0]):
                if isinstance(part, ast.Constant | ast.Name):
                    yield part.id if isinstance(part, ast.Name) else str(part.value)


def compared_events(tree: ast.Module) -> Iterator[str]:
    """What ``entry.event`` is looked up against."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and isinstance(node.left, ast.Attribute) and node.left.attr == "event":
            parts = (part for side in node.comparators for part in ast.walk(side))
            yield from (str(part.value) for part in parts if isinstance(part, ast.Constant))


def values_of(tree: ast.Module, names: set[str]) -> Iterator[str]:
    """The texts of the module's constants with one of these names."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            named = any(isinstance(target, ast.Name) and target.id in names for target in node.targets)
            yield from [str(node.value.value)] if named else []


def called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def problem_made(call: ast.Call, name: str) -> Raised | None:
    words = {word.arg: word.value for word in call.keywords}
    place = f"{name}:{call.lineno}"
    if None in words:
        return None
    if ast.unparse(call.func) == "KnownError.of" and isinstance(call.args[0], ast.Constant):
        code, details = str(call.args[0].value), frozenset(str(word) for word in words)
        return Raised(code=code, subject=len(call.args) > 1, details=details, place=place)
    code_node, details_node = words.get("code"), words.get("details")
    if called(call) != "Problem" or not isinstance(code_node, ast.Constant):
        return None
    if not isinstance(details_node, ast.Dict | None):
        return None
    keys = details_node.keys if details_node is not None else []
    named = frozenset(str(key.value) for key in keys if isinstance(key, ast.Constant))
    return Raised(code=str(code_node.value), subject="subject" in words, details=named, place=place)
