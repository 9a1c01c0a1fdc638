"""Work on parts of something, by as many processes as there are cores."""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from joblib import Parallel, delayed

CORES = os.cpu_count() or 1

Part = TypeVar("Part")
Done = TypeVar("Done")


def each(task: Callable[[Part], Done], parts: Sequence[Part], *, pays: bool) -> Iterator[Done]:
    """`task` done on every part, in their order; in this process where others would not pay for their start."""
    if not pays or CORES < 2:
        return map(task, parts)
    done: Iterator[Done] = Parallel(CORES, return_as="generator")(delayed(task)(part) for part in parts)
    return done
