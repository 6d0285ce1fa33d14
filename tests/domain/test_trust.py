# SPDX-License-Identifier: MIT
"""Trust grows by anchors from outside and forgets nothing."""

from golive_desktop.domain.trust import Anchor, Trust

OWN = Anchor(certificate=b"own", source="own")
NAMED = Anchor(certificate=b"named", source="named", person="Çağla", role="sre", release="r-1")


def test_nobody_is_trusted_at_first() -> None:
    assert Trust() == Trust(anchors=(), seen_rosters=())


def test_anchors_are_added_behind_the_known_ones() -> None:
    trust = Trust(anchors=(OWN,), seen_rosters=(("r-1", 3),), managers=(("r-1", "ab"),))
    more = trust.with_anchors(NAMED)
    assert more == Trust(anchors=(OWN, NAMED), seen_rosters=(("r-1", 3),), managers=(("r-1", "ab"),))
    assert trust.anchors == (OWN,)
    assert trust.with_anchors() == trust


def test_an_anchor_is_bound_to_nothing_unless_it_says_so() -> None:
    assert (OWN.person, OWN.role, OWN.release, OWN.product, OWN.until) == ("", "", "", "", None)
