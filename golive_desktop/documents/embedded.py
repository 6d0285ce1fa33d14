# SPDX-License-Identifier: MIT
"""The files inside a PDF: exactly those of its name tree, with their bytes and what they are to it."""

from typing import Final, cast

from pikepdf import Array, Dictionary, Name, Object, Stream, String

from golive_desktop.documents.findings import Findings
from golive_desktop.documents.unpack import Unpacker
from golive_desktop.ports.documents import Attachment, Relationship

__all__ = ["read_file", "read_files"]

_RELATIONSHIPS: Final = ("/Data", "/Source", "/Supplement")
_SPEC_KEYS: Final = frozenset({"/Type", "/F", "/UF", "/AFRelationship", "/EF"})
_FILE_KEYS: Final = frozenset({"/Type", "/Subtype", "/Params", "/Length", "/Filter"})
_PARAM_KEYS: Final = frozenset({"/Size", "/ModDate"})
_MOST: Final = 50_000


def read_files(root: Dictionary, unpacker: Unpacker, findings: Findings) -> tuple[Attachment, ...]:
    """All embedded files in the order of the name tree (ISO 32000-2, 7.11.4 and 14.13).

    Args:
        root: the catalog.
        unpacker: decodes the streams.
        findings: takes what our writer would not have written.
    """
    tree = _tree(root.get("/Names"), findings)
    associated = root.get("/AF")
    specs = [tree[index + 1] for index in range(0, len(tree) - 1, 2)]
    if not isinstance(associated, Array) or list(map(_number, specs)) != list(map(_number, list(associated))):
        findings.add("document.foreign-attachment", "AF")
    files: list[Attachment] = []
    for index, spec in enumerate(specs):
        file = _file(tree[2 * index], spec, unpacker)
        if file is None or any(file.name == other.name for other in files[-1:]):
            findings.add("document.foreign-attachment", _text(tree[2 * index]))
        else:
            files.append(file)
    if len({file.name for file in files}) != len(files):
        findings.add("document.foreign-attachment", "names")
    return tuple(files)


def read_file(root: Dictionary, name: str, unpacker: Unpacker) -> bytes | None:
    """The bytes of the one embedded file called `name` of a document that was read before; None when there is none."""
    tree = _tree(root.get("/Names"), Findings())
    specs = [tree[index + 1] for index in range(0, len(tree) - 1, 2) if _text(tree[index]) == name]
    found = _file(String(name), specs[0], unpacker) if len(specs) == 1 else None
    return found.data if found else None


def _tree(names: Object | None, findings: Findings) -> list[Object]:
    """The flat name tree as we write it: a name, a file specification, and so on."""
    if isinstance(names, Dictionary):
        for key in names.keys() - {"/EmbeddedFiles"}:
            findings.add("document.script" if key == "/JavaScript" else "document.foreign-content", f"Names {key}")
        node = names.get("/EmbeddedFiles")
        if isinstance(node, Dictionary) and set(node.keys()) == {"/Names"}:
            items = node["/Names"]
            if isinstance(items, Array) and len(items) % 2 == 0 and len(items) <= _MOST:
                return cast("list[Object]", list(items))
    findings.add("document.foreign-attachment", "EmbeddedFiles")
    return []


def _file(name: Object, spec: Object, unpacker: Unpacker) -> Attachment | None:
    if not isinstance(spec, Dictionary) or spec.keys() != _SPEC_KEYS or not isinstance(name, String):
        return None
    relationship, holder = spec["/AFRelationship"], spec["/EF"]
    named = isinstance(spec["/F"], String) and isinstance(spec["/UF"], String)
    if spec["/Type"] != Name.Filespec or str(relationship) not in _RELATIONSHIPS or not named:
        return None
    if not (bytes(name) == bytes(spec["/F"]) == bytes(spec["/UF"])) or not isinstance(holder, Dictionary):
        return None
    if set(holder.keys()) != {"/F", "/UF"} or _number(holder["/F"]) != _number(holder["/UF"]):
        return None
    content = _content(holder["/F"], unpacker)
    if content is None:
        return None
    data, media_type = content
    kind = cast("Relationship", str(relationship)[1:])
    return Attachment(name=str(name), data=data, relationship=kind, media_type=media_type)


def _content(stream: Object, unpacker: Unpacker) -> tuple[bytes, str] | None:
    if not isinstance(stream, Stream) or not stream.keys() <= _FILE_KEYS:
        return None
    params, subtype = stream.get("/Params"), stream.get("/Subtype")
    if not isinstance(params, Dictionary) or params.keys() != _PARAM_KEYS or not isinstance(subtype, Name):
        return None
    data = unpacker.bytes_of(stream)
    if data is None or params["/Size"] != len(data):
        return None
    return data, str(subtype)[1:]


def _text(value: Object) -> str:
    return str(value) if isinstance(value, String) else ""


def _number(value: object) -> tuple[int, int]:
    """The object number of an indirect object."""
    return value.objgen if isinstance(value, Object) else (0, 0)
