# SPDX-License-Identifier: MIT
"""The overview: the state of a release in ten seconds, and the way to whatever stands against it."""
