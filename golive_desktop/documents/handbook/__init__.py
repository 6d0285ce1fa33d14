# SPDX-License-Identifier: MIT
"""A team's own handbook as the plan of a release, and the plan as a handbook."""
