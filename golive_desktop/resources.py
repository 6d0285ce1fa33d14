# SPDX-License-Identifier: MIT
"""The data files that come with the program, found alike in a checkout, a wheel and a frozen program."""

from functools import cache
from pathlib import Path

__all__ = ["resource_bytes", "resource_names", "resource_path", "resource_text"]


def resource_bytes(name: str) -> bytes:
    """The content of the resource `name`, a path below ``resources`` with ``/`` between its parts.

    Raises:
        FileNotFoundError: there is no such resource.
    """
    return resource_path(name).read_bytes()


def resource_text(name: str) -> str:
    """The content of the resource `name` as UTF-8 text.

    Raises:
        FileNotFoundError: there is no such resource.
    """
    return resource_path(name).read_text(encoding="utf-8")


def resource_path(name: str) -> Path:
    """Where the resource `name` lies on disk.

    Raises:
        FileNotFoundError: there is no such resource, or `name` leads out of the resources.
    """
    root = _root()
    path = root.joinpath(*name.split("/"))
    if ".." in path.parts or not path.is_relative_to(root) or not path.exists():
        raise FileNotFoundError(name)
    return path


def resource_names(folder: str) -> tuple[str, ...]:
    """The names of all files directly in `folder`, sorted, each usable as an argument of `resource_bytes`.

    Raises:
        FileNotFoundError: there is no such folder.
    """
    return tuple(sorted(f"{folder}/{path.name}" for path in resource_path(folder).iterdir() if path.is_file()))


@cache
def _root() -> Path:
    package = Path(__file__).resolve().parent
    packed = package / "_resources"
    return packed if packed.is_dir() else package.parent / "resources"
