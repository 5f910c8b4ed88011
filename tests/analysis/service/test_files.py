"""Files are made once for all who ask, kept within bytes, and refused where too many wait."""

from __future__ import annotations

import asyncio
import threading

import pytest

from analysis.service import files
from analysis.service.files import Busy, Files


class Made:
    """Makes a file of so many bytes, waits to be let go on, and counts."""

    def __init__(self, size: int = 1) -> None:
        self.times, self.size, self.go = 0, size, threading.Event()

    def __call__(self) -> bytes:
        """Return so many bytes, once let go on."""
        self.go.wait(10)
        self.times += 1
        return bytes(self.size)


def test_a_file_is_made_once_for_all_who_ask_and_kept():
    made = Made()

    async def visit() -> None:
        store = Files()
        asked = [asyncio.create_task(store.get("a", made, False)) for _who in range(5)]
        await asyncio.sleep(0)
        made.go.set()
        await asyncio.gather(*asked)
        await store.get("a", made, False)

    asyncio.run(visit())
    assert made.times == 1


def test_whoever_leaves_does_not_take_the_file_from_the_others():
    made = Made()

    async def visit() -> bytes:
        store = Files()
        first, second = (asyncio.create_task(store.get("a", made, False)) for _who in range(2))
        await asyncio.sleep(0)
        first.cancel()
        made.go.set()
        return await second

    assert asyncio.run(visit()) == b"\0"


def test_the_oldest_files_go_where_bytes_are_short():
    made = {name: Made(40) for name in "abc"}

    async def visit() -> None:
        store = Files(most=100)
        for name in "abacb":
            made[name].go.set()
            await store.get(name, made[name], False)

    asyncio.run(visit())
    assert [made[name].times for name in "abc"] == [1, 2, 1]


def test_too_many_are_refused(monkeypatch):
    monkeypatch.setattr(files, "MOST_WAITING", 2)
    made = Made()

    async def visit() -> None:
        store = Files()
        waiting = [asyncio.create_task(store.get(key, made, True)) for key in "ab"]
        await asyncio.sleep(0)
        with pytest.raises(Busy):
            await store.get("c", made, True)
        made.go.set()
        await asyncio.gather(*waiting)
        assert await store.get("c", made, True) == b"\0"

    asyncio.run(visit())


def test_images_that_wait_do_not_hold_up_tables():
    slow, fast = Made(), Made()
    fast.go.set()

    async def visit() -> bytes:
        store = Files()
        images = [asyncio.create_task(store.get(key, slow, True)) for key in range(4)]
        table = await asyncio.wait_for(store.get("table", fast, False), 5)
        slow.go.set()
        await asyncio.gather(*images)
        return table

    assert asyncio.run(visit()) == b"\0"


def test_what_fails_is_tried_again():
    async def visit() -> bytes:
        store = Files()
        with pytest.raises(ZeroDivisionError):
            await store.get("a", lambda: bytes(1 // 0), False)
        return await store.get("a", lambda: b"x", False)

    assert asyncio.run(visit()) == b"x"
