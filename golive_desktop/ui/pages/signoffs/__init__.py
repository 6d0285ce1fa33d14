# SPDX-License-Identifier: MIT
"""Sign-offs: one tab for each stakeholder, with what was asked, what was answered and what to do next."""
