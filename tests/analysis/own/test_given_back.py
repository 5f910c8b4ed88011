"""Memory that nothing holds any more goes back to the system, however it lies between what is still in use."""

from __future__ import annotations

import ctypes
import gc
import resource
import subprocess
import sys
import weakref
from pathlib import Path

import pytest

from analysis.own.given_back import give_back

BLOCK, BLOCKS = 4_000, 25_000
"""Bytes of a block, more than Python keeps room for itself, and how many of them are freed at once."""

STATM = Path("/proc/self/statm")


ROOT = Path(__file__).parents[3]
glibc = pytest.mark.skipif(
    not STATM.exists() or not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="glibc alone can be asked to"
)


def resident() -> int:
    """Return the bytes of memory that this process holds."""
    return int(STATM.read_text().split()[1]) * resource.getpagesize()


@glibc
def test_memory_below_what_is_still_in_use_is_given_back():
    blocks = [bytes(BLOCK) for _block in range(BLOCKS)]
    last = blocks[-1]
    give_back()
    held = resident()
    del blocks
    give_back()
    assert held - resident() > BLOCK * BLOCKS // 2
    assert len(last) == BLOCK


ARENAS_OF_THREADS = """
import ctypes, sys, tempfile, threading
from analysis.own.given_back import keep_few_arenas
if sys.argv[1] == "few":
    keep_few_arenas()
library, together = ctypes.CDLL(None), threading.Barrier(8)
def work():
    library.malloc(1000)
    together.wait()
threads = [threading.Thread(target=work) for _thread in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
library.fdopen.restype, library.malloc_info.argtypes = ctypes.c_void_p, (ctypes.c_int, ctypes.c_void_p)
library.fflush.argtypes = (ctypes.c_void_p,)
with tempfile.TemporaryFile() as file:
    stream = library.fdopen(file.fileno(), b"w")
    library.malloc_info(0, stream)
    library.fflush(stream)
    file.seek(0)
    print(file.read().count(b"<heap nr="))
"""


@glibc
def test_threads_share_two_places_for_their_memory():
    counts = {
        kind: int(subprocess.check_output([sys.executable, "-c", ARENAS_OF_THREADS, kind], cwd=ROOT))
        for kind in ("few", "as ever")
    }
    assert counts["few"] <= 2 < counts["as ever"]


def test_rings_of_references_are_freed_where_no_allocator_can_be_asked(monkeypatch):
    class Ring:
        """Holds itself."""

    ring = Ring()
    ring.itself = ring  # type: ignore[attr-defined]
    gone = weakref.ref(ring)
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.delitem(sys.modules, "pyarrow", raising=False)
    gc.disable()
    try:
        del ring
        assert gone() is not None
        give_back()
        assert gone() is None
    finally:
        gc.enable()
