"""The one browser that draws: everyone gets their own image, a crash is survived, and errors say what to do."""

from __future__ import annotations

import asyncio
import re
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from analysis.charts import compensation
from analysis.export.image import engine as module
from analysis.export.image import render
from analysis.export.image.engine import Engine, ExportError
from tests.analysis.export.image.drawing import CALLERS, browser_of, figure
from tests.atlas import COMPONENTS, select


@pytest.mark.browser
def test_everyone_gets_their_own_image(engine):
    """The sizes differ, so that later callers would be done earlier if they were let."""
    names = [f"unmistakable{number}" for number in range(2 * CALLERS)]
    sizes = [20_000 if number % 2 == 0 else 2 for number in range(len(names))]
    with ThreadPoolExecutor(CALLERS) as pool:
        jobs = [
            pool.submit(engine.draw, figure(name, size), format="svg") for name, size in zip(names, sizes, strict=True)
        ]
    for name, job in zip(names, jobs, strict=True):
        assert [other for other in names if f">{other}<" in job.result().decode()] == [name]


@pytest.mark.browser
def test_twenty_exports_at_once_are_all_right(out_of, real):
    """From several sessions, as a server has them: each with a choice of its own, and its own finding in its file."""
    choices = [
        select(types, component=part)
        for types in ((), ("startup",), ("big_tech",), ("startup", "big_tech"), ("corporate", "public_tech"))
        for part in COMPONENTS
    ]
    exports = [out_of(compensation.bands, selection, real) for selection in choices]
    asked = [
        replace(exported, chart=replace(exported.chart, title=f"unmistakable{at}"))
        for at, exported in enumerate(exports)
    ]
    with ThreadPoolExecutor(len(asked)) as pool:
        jobs = [pool.submit(render.svg, exported) for exported in asked]
    for exported, job in zip(asked, jobs, strict=True):
        drawing = job.result().decode()
        assert set(re.findall(r"unmistakable\d+", drawing)) == {exported.chart.title}
        assert f"n = {exported.chart.source.n:,} people" in drawing
    assert len(asked) == 20


@pytest.mark.browser
def test_formats_and_sizes_are_passed_on(engine):
    assert engine.draw(figure("one"), format="png", scale=1).startswith(b"\x89PNG")
    assert b'width="321"' in engine.draw(figure("one"), format="svg", width=321, height=200)


@pytest.mark.browser
def test_no_figure_makes_the_browser_ask_a_host(engine):
    with socket.create_server(("127.0.0.1", 0)) as server:
        picture = {"source": f"http://127.0.0.1:{server.getsockname()[1]}/a.png", "sizex": 1, "sizey": 1}
        assert b"<svg" in engine.draw(figure("asking").add_layout_image(picture), format="svg")
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.mark.browser
def test_one_browser_serves_many_images(engine):
    engine.draw(figure("first"), format="svg")
    first = browser_of(engine).pid
    engine.draw(figure("second"), format="svg")
    assert browser_of(engine).pid == first


@pytest.mark.browser
def test_a_figure_is_not_changed_by_being_drawn(engine):
    drawn = figure("same")
    before = drawn.to_json()
    engine.draw(drawn, format="svg")
    assert drawn.to_json() == before


def test_an_image_that_does_not_come_is_an_error_in_words(monkeypatch):
    async def never(*_arguments):
        await asyncio.Event().wait()

    monkeypatch.setattr(module, "browser_path", lambda: "browser")
    monkeypatch.setattr(module, "TIME_LIMIT", 0.05)
    monkeypatch.setattr(Engine, "_attempt", never)
    with pytest.raises(ExportError, match="made no image within"):
        Engine().draw(figure("never"), format="svg")


def test_waiting_for_ones_turn_does_not_count_against_the_time_limit(monkeypatch):
    async def slow(*_arguments):
        await asyncio.sleep(0.2)
        return b"an image"

    monkeypatch.setattr(module, "browser_path", lambda: "browser")
    monkeypatch.setattr(module, "TIME_LIMIT", 1)
    monkeypatch.setattr(Engine, "_attempt", slow)
    own = Engine()
    with ThreadPoolExecutor(CALLERS) as pool:
        jobs = [pool.submit(own.draw, figure(str(number)), format="svg") for number in range(CALLERS)]
    assert [job.result() for job in jobs] == [b"an image"] * CALLERS


def test_too_many_at_once_are_turned_away_in_words_and_later_ones_come_in(monkeypatch):
    begun, go_on = threading.Event(), threading.Event()

    async def held(*_arguments):
        begun.set()
        await asyncio.to_thread(go_on.wait)
        return b"an image"

    monkeypatch.setattr(module, "browser_path", lambda: "browser")
    monkeypatch.setattr(module, "MOST_WAITING", 1)
    monkeypatch.setattr(Engine, "_attempt", held)
    own = Engine()
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(own.draw, figure("first"), format="svg")
        begun.wait()
        with pytest.raises(ExportError, match="Try again in a moment"):
            own.draw(figure("second"), format="svg")
        go_on.set()
        assert first.result() == b"an image"
    assert own.draw(figure("third"), format="svg") == b"an image"


def test_a_second_failure_in_a_row_is_an_error_in_words(monkeypatch):
    attempts = []

    async def broken(*_arguments):
        attempts.append(1)
        raise RuntimeError("the browser went away")

    monkeypatch.setattr(module, "browser_path", lambda: "browser")
    monkeypatch.setattr(Engine, "_attempt", broken)
    with pytest.raises(ExportError):
        Engine().draw(figure("broken"), format="svg")
    assert len(attempts) == 2


def test_a_first_failure_is_tried_once_more(monkeypatch):
    answers = iter([RuntimeError("the browser went away"), b"an image"])

    async def flaky(*_arguments):
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(module, "browser_path", lambda: "browser")
    monkeypatch.setattr(Engine, "_attempt", flaky)
    assert Engine().draw(figure("flaky"), format="svg") == b"an image"


def test_there_is_one_engine_a_process():
    assert module.engine() is module.engine()
