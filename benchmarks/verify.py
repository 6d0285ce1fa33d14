# SPDX-License-Identifier: MIT
"""How long checking a dossier with everything inside takes, against pyHanko's validation of as many signatures."""

from collections.abc import Iterator

from benchmarks.dossier import Compiled
from benchmarks.floors import bare_validation
from benchmarks.measure import Result, alternating
from benchmarks.workload import READY, BigRelease
from golive_desktop.documents.reader import PdfReader
from golive_desktop.domain.trust import Anchor, Trust
from golive_desktop.services.verify import Verification, Verifier
from golive_desktop.signing.inspecting import PadesInspector

__all__ = ["measure_verify"]

RATIO = 1.2
CORES_USED = 1
"""The verifier works in one process."""


def measure_verify(big: BigRelease, dossier: Compiled, *, approvals: int, rounds: int) -> Result:
    """The verdict *genuine* on a dossier: signatures, data, pages, attachments and rules of every file in it.

    Counted are the distinct files inside, at any depth: each request, each approval, each roster once, as the
    verifier checks them; the dossier itself comes on top and is not counted. The floor validates the signatures
    of requests and approvals of this release, half of each, as many as are counted.
    """
    verifier = Verifier(reader=PdfReader(), inspector=PadesInspector())
    trust = Trust(anchors=(Anchor(certificate=dossier.anchor, source="own"),))

    def check() -> Verification:
        found = verifier.verify(dossier.data, trust=trust, now=READY)
        if found.verdict != "genuine":
            raise ValueError([problem.code for problem in found.problems])
        return found

    count = len({item.sha256 for item in _inside(check())})
    sample = big.originals

    def validate() -> None:
        for original in sample:
            bare_validation(original)

    ours, floor = alternating(check, validate, rounds=rounds)
    return Result(
        name="verify dossier",
        size=approvals,
        seconds=ours,
        floor_seconds=floor / len(sample) * count / CORES_USED,
        goal=RATIO,
        note=f"{count} originals, {ours / count * 1000:.1f} ms each, {CORES_USED} core",
    )


def _inside(found: Verification) -> Iterator[Verification]:
    for item in found.embedded:
        yield item
        yield from _inside(item)
