"""Memory that nothing holds any more, given back to the system: what the allocators below keep for later use."""

from __future__ import annotations

import ctypes
import gc
import sys

MOST_ARENAS, ARENAS = -8, 2
"""The option's number in glibc's malloc.h, and from how many places threads have their memory."""


def give_back() -> None:
    """Give all memory that is free back to the system, as far as its allocators can be asked to.

    Python frees what rings of references hold, Arrow its pool, and C's library the pages between what is still in use,
    of which each thread that has worked keeps its own: without being asked it gives back what lies at the end alone.
    """
    gc.collect()
    if arrow := sys.modules.get("pyarrow"):
        arrow.default_memory_pool().release_unused()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc has it, musl has not
        if trim is not None:
            trim(0)


def keep_few_arenas() -> None:
    """Have C's library share its memory among threads: call it first of all.

    Else each thread that works, and every visitor has one, keeps free memory that no other uses.
    """
    if sys.platform == "linux":
        set_option = getattr(ctypes.CDLL(None), "mallopt", None)
        if set_option is not None:
            set_option(MOST_ARENAS, ARENAS)
