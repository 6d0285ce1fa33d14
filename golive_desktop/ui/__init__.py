# SPDX-License-Identifier: MIT
"""The window: what a person sees and presses; it shows values, emits intents and decides nothing."""
