# SPDX-License-Identifier: MIT
"""How digests have to look wherever they stand, so that whatever reads them later can rely on it."""

import re
from collections.abc import Iterator

from golive_desktop.domain.problem import KnownError

__all__ = ["check_values"]

_DIGEST = re.compile(r"[0-9a-f]{64}")
_DIGESTS = frozenset(
    {
        "approval",
        "creator",
        "digest",
        "file",
        "fingerprint",
        "output_sha256",
        "payload_digest",
        "previous",
        "scope",
        "sealed",
        "sha256",
    }
)
_OPTIONAL = frozenset(
    {
        ("audit", "scope"),
        ("audit", "sealed"),
        ("body", "creator"),
        ("body", "previous"),
        ("deputy", "fingerprint"),
        ("events", "file"),
        ("evidence", "sha256"),
        ("facts", "file"),
        ("sign_offs", "approval"),
        ("sign_offs", "fingerprint"),
    }
)
"""Empty where there is nothing: no key yet, nothing before, a link, no answer, no file, the home itself."""
_CONTAINERS = frozenset({dict, list})
_MAX_FAULTS = 20


def check_values(data: object) -> None:
    """Finds digests that are none, before anything is composed or counted.

    Args:
        data: a statement as JSON data, without its pages.

    Raises:
        KnownError: ``statement.schema`` with the path of each fault.
    """
    if _is_sound(data, "statement"):
        return
    faults = [fault for fault, _ in zip(_faults(data, ("statement",)), range(_MAX_FAULTS), strict=False)]
    if faults:
        raise KnownError.of("statement.schema", faults="; ".join(faults))


def _is_sound(data: object, parent: str) -> bool:
    """Whether there is nothing for `_faults` to find, in a fraction of its time."""
    if isinstance(data, list):
        return all(_is_sound(value, parent) for value in data if type(value) in _CONTAINERS)
    if isinstance(data, dict):
        for name, value in data.items():
            kind = type(value)
            if kind is str:
                if name in _DIGESTS and not _fits(value, parent, name):
                    return False
            elif kind in _CONTAINERS and not _is_sound(value, name):
                return False
    return True


def _faults(data: object, path: tuple[str, ...]) -> Iterator[str]:
    """`path` names the objects that `data` stands in; the members of a list stand in what the list is called."""
    if isinstance(data, list):
        for value in data:
            yield from _faults(value, path)
    elif isinstance(data, dict):
        for name, value in data.items():
            if name in _DIGESTS and isinstance(value, str) and not _fits(value, path[-1], name):
                yield f"not a digest @ {'.'.join((*path, name))}"
            yield from _faults(value, (*path, name))


def _fits(value: str, parent: str, name: str) -> bool:
    return _DIGEST.fullmatch(value) is not None or (not value and (parent, name) in _OPTIONAL)
