"""The command line in a process whose clock goes wrong by so many hours: HOURS ARGUMENT..."""

from __future__ import annotations

import sys
from datetime import timedelta

from orchestration import clock

_HOURS = timedelta(hours=float(sys.argv[1]))
_true_time = clock.utc_now
clock.utc_now = lambda: _true_time() + _HOURS  # before any module takes the function over


if __name__ == "__main__":
    from orchestration.cli.main import main

    sys.argv = ["newsledger", *sys.argv[2:]]
    main()
