# SPDX-License-Identifier: MIT
"""The frozen window ``golive-desktop``."""

import sys
from multiprocessing import freeze_support

if __name__ == "__main__":
    # note: a worker process of a frozen program starts this very file and has to become a worker before anything else
    freeze_support()
    from golive_desktop.__main__ import main

    sys.exit(main())
