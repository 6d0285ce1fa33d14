# SPDX-License-Identifier: MIT
"""The signer's view: one request, read, decided and signed in three steps."""
