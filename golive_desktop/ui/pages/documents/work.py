# SPDX-License-Identifier: MIT
"""What the page of documents has carried out beside the window."""

from dataclasses import dataclass
from pathlib import Path

from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.services.checking import check_here
from golive_desktop.services.dossier import compile_dossier
from golive_desktop.services.issue import SigningKey
from golive_desktop.services.overview import Overview
from golive_desktop.services.papers import Paper, original_of
from golive_desktop.services.verify import Verification
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.documents.compiling import CompileOrder
from golive_desktop.wording.explain import explain

__all__ = ["Sealed", "check_paper", "compile_and_save", "read_paper", "save_copy", "save_plan"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sealed:
    """A dossier that was made; it is kept here even where the file could not be written."""

    sha256: str
    edition: int
    verdict: str
    path: Path
    problem: Problem | None
    """Why it does not lie at `path`."""


def read_paper(context: Context, paper: Paper) -> bytes:
    """The file, byte for byte.

    Raises:
        KnownError: ``store.…``.
    """
    return original_of(context.adapters, paper.sha256).data


def check_paper(context: Context, paper: Paper, data: bytes) -> Verification:
    """The verdict on the file as the world stands now, not as it stood when the file came."""
    return check_here(context.adapters, context.computer.calls, data, name=paper.name, now=context.now())


def save_copy(context: Context, paper: Paper, path: Path) -> Path:
    """Writes the kept file to `path`, byte for byte.

    Raises:
        KnownError: ``files.…``, ``store.…``.
    """
    context.computer.files.write(path, read_paper(context, paper))
    return path


def save_plan(context: Context, overview: Overview, path: Path) -> Path:
    """Writes the release's plan as a handbook in Markdown, which can be read in again.

    Raises:
        KnownError: ``files.…``.
    """
    text = context.adapters.write_handbook(overview.release.plan)
    context.computer.files.write(path, text.encode())
    return path


def compile_and_save(context: Context, overview: Overview, order: CompileOrder) -> Sealed:
    """The sealed dossier of the release as it stands now, kept here and written where the user wants it.

    Raises:
        KnownError: ``files.exists`` or ``files.folder-missing`` before anything is made; what stands against signing.
    """
    if order.path.exists() and not order.replaces:
        raise KnownError.of("files.exists", order.path.name)
    if not order.path.parent.is_dir():
        raise KnownError.of("files.folder-missing", order.path.name, folder=str(order.path.parent))
    issued = compile_dossier(
        context.adapters,
        SigningKey(identity=order.identity, passphrase=order.passphrase),
        overview.release.id,
        words=lambda problem: explain(problem, overview.release.language).sentence,
        label=order.label,
        now=context.now(),
    )
    problem = None
    try:
        context.computer.files.write(order.path, issued.data)
    except KnownError as error:
        problem = error.problem
    body = issued.statement.body
    return Sealed(sha256=issued.sha256, edition=body.edition, verdict=body.verdict, path=order.path, problem=problem)
