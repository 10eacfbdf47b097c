"""What may go wrong, on purpose: kills, power cuts, floods, full disks. docs/reliability.md carries the table.

A short form runs with every test run; FAULTS=whole (`make faults`) runs each as often as it takes to be believed.
"""

import os
from typing import TypeVar

N = TypeVar("N", int, float)

WHOLE = os.environ.get("FAULTS") == "whole"


def times(short: N, whole: N) -> N:
    """How often: the short form's number, or the whole one's."""
    return whole if WHOLE else short
