# SPDX-License-Identifier: MIT
"""Mail through a relay or as a draft: texts, messages, delivery, tokens, calendars."""
