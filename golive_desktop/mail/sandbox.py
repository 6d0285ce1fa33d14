# SPDX-License-Identifier: MIT
"""What a mail template may be made of: placeholders, conditions and loops over given lists, and nothing else."""

from collections.abc import Iterable, Mapping
from typing import Final

from jinja2 import nodes

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.text import in_one_line

__all__ = ["FILTERS", "LOOP", "Survey", "refused"]

FILTERS: Final = frozenset({"first", "join", "last", "length", "lower", "trim", "upper"})
LOOP: Final = frozenset({"first", "index", "last"})
"""What a template may ask of the loop that it is in."""

_DEEPEST: Final = 24
_LOOPS_INSIDE_EACH_OTHER: Final = 2
_LONGEST_CONSTANT: Final = 200
_SHOWN: Final = 80
_OPEN: Final = object()
"""A value that is not known before the template is filled."""


def refused(source: str, part: str, line: int) -> KnownError:
    """That a template holds something that it may not, with the line that does.

    Args:
        source: the part's text.
        part: ``subject`` or ``body``.
        line: counted from 1.
    """
    lines = source.splitlines()
    shown = lines[line - 1] if 0 < line <= len(lines) else source
    return KnownError.of("template.forbidden", in_one_line(shown, _SHOWN), line=str(line), part=part)


class Survey:
    """Walks through a parsed template, and refuses whatever is not on the list.

    Args:
        source: the text that was parsed.
        part: ``subject`` or ``body``, for the problems.
        data: what it will be filled with; None to ask only which names it uses.
    """

    def __init__(self, source: str, part: str, data: Mapping[str, object] | None = None) -> None:
        self.names: set[str] = set()
        self._source, self._part, self._data = source, part, data

    def walk(self, tree: nodes.Template) -> frozenset[str]:
        """The names that the template asks for.

        Raises:
            KnownError: ``template.forbidden``, ``template.placeholder-unknown``.
        """
        self._block(tree.body, {}, 1)
        return frozenset(self.names)

    def _block(self, parts: Iterable[nodes.Node], scope: Mapping[str, object], depth: int) -> None:
        for part in parts:
            self._not_too_deep(part, depth)
            match part:
                case nodes.Output():
                    for piece in part.nodes:
                        self._value(piece, scope, depth + 1)
                case nodes.If():
                    self._value(part.test, scope, depth + 1)
                    for body in (part.body, part.elif_, part.else_):
                        self._block(body, scope, depth + 1)
                case nodes.For():
                    self._loop(part, scope, depth)
                case _:
                    raise self._refused(part)

    def _loop(self, loop: nodes.For, scope: Mapping[str, object], depth: int) -> None:
        around = sum(name.startswith("loop ") for name in scope)
        if loop.recursive or not isinstance(loop.target, nodes.Name) or around >= _LOOPS_INSIDE_EACH_OTHER:
            raise self._refused(loop)
        if not isinstance(loop.iter, nodes.Name | nodes.Getattr):
            raise self._refused(loop)
        items = self._value(loop.iter, scope, depth + 1)
        if items is not _OPEN and not isinstance(items, list | tuple):
            raise self._refused(loop)
        first = items[0] if isinstance(items, list | tuple) and items else _OPEN
        inside = {**scope, f"loop {around}": True, "loop": dict.fromkeys(LOOP, _OPEN), loop.target.name: first}
        if loop.test is not None:
            self._value(loop.test, inside, depth + 1)
        self._block(loop.body, inside, depth + 1)
        self._block(loop.else_, scope, depth + 1)

    def _value(self, node: nodes.Node, scope: Mapping[str, object], depth: int) -> object:
        """What the expression stands for, as far as it is known; refused where it is not on the list."""
        self._not_too_deep(node, depth)
        match node:
            case nodes.TemplateData():
                return node.data
            case nodes.Const(value=value) if value is None or type(value) in {str, int, bool}:
                if isinstance(value, str) and len(value) > _LONGEST_CONSTANT:
                    raise self._refused(node)
                return value
            case nodes.Name(ctx="load"):
                return self._named(node, scope)
            case nodes.Getattr(ctx="load"):
                return self._attribute(node, scope, depth)
            case nodes.Filter():
                return self._filtered(node, scope, depth)
            case nodes.CondExpr() | nodes.Compare() | nodes.Operand() | nodes.And() | nodes.Or() | nodes.Not():
                for child in node.iter_child_nodes():
                    self._value(child, scope, depth + 1)
                return _OPEN
        raise self._refused(node)

    def _named(self, node: nodes.Name, scope: Mapping[str, object]) -> object:
        if node.name in scope and node.name != "loop":
            return scope[node.name]
        self.names.add(node.name)
        if self._data is None:
            return _OPEN
        if node.name not in self._data:
            raise self._unknown(node.name, node)
        return self._data[node.name]

    def _attribute(self, node: nodes.Getattr, scope: Mapping[str, object], depth: int) -> object:
        base = node.node
        if isinstance(base, nodes.Name) and base.name == "loop" and "loop" in scope:
            owner: object = scope["loop"]
        elif isinstance(base, nodes.Name | nodes.Getattr):
            owner = self._value(base, scope, depth + 1)
        else:
            raise self._refused(node)
        if owner is _OPEN and not node.attr.startswith("_"):
            return _OPEN
        if not isinstance(owner, Mapping) or node.attr.startswith("_"):
            raise self._refused(node)
        if node.attr not in owner:
            raise self._unknown(f"{base.name}.{node.attr}" if isinstance(base, nodes.Name) else node.attr, node)
        return owner[node.attr]

    def _filtered(self, node: nodes.Filter, scope: Mapping[str, object], depth: int) -> object:
        plain = all(isinstance(argument, nodes.Const) for argument in node.args) and len(node.args) <= 1
        named = node.kwargs or node.dyn_args is not None or node.dyn_kwargs is not None
        if node.name not in FILTERS or node.node is None or not plain or named:
            raise self._refused(node)
        for argument in node.args:
            self._value(argument, scope, depth + 1)
        self._value(node.node, scope, depth + 1)
        return _OPEN

    def _not_too_deep(self, node: nodes.Node, depth: int) -> None:
        if depth > _DEEPEST:
            raise self._refused(node)

    def _refused(self, node: nodes.Node) -> KnownError:
        return refused(self._source, self._part, node.lineno or 1)

    def _unknown(self, name: str, node: nodes.Node) -> KnownError:
        return KnownError.of("template.placeholder-unknown", name, line=str(node.lineno or 1), part=self._part)
