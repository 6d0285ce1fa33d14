# SPDX-License-Identifier: MIT
"""The frozen window ``golive-desktop``; called as ``golive`` it is the console."""

import sys
from multiprocessing import freeze_support
from pathlib import Path

if __name__ == "__main__":
    # note: a worker process of a frozen program starts this very file and has to become a worker before anything else
    freeze_support()
    from golive_desktop.__main__ import console, main

    sys.exit(console() if Path(sys.argv[0]).name == "golive" else main())
