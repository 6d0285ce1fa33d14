# SPDX-License-Identifier: MIT
"""Keys, signatures, and what a signature proves (ISO 32000-2, ETSI EN 319 142-1, RFC 3161)."""
