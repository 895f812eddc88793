"""One thread for each worker process: with a worker for every core, more threads only wait for one another.

Nothing heavy is imported here: numpy's library reads these settings once, when it is loaded.
"""

from __future__ import annotations

import os

LIBRARIES = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def use_one_thread() -> None:
    """Let this process compute on one thread, unless its user said otherwise; to be called before numpy is loaded."""
    for name in LIBRARIES:
        os.environ.setdefault(name, "1")
