"""The one browser that draws: everyone gets their own image, a crash is survived, and errors say what to do."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import plotly.graph_objects as go
import pytest

from analysis.export import engine as module
from analysis.export.engine import Engine, ExportError, browser_path

needs_browser = pytest.mark.skipif(browser_path() is None, reason="needs Chromium to draw images")
CALLERS = 8


def figure(text: str, points: int = 3) -> go.Figure:
    drawn = go.Figure(go.Scatter(y=list(range(points))))
    return drawn.add_annotation(text=text, x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False)


@pytest.fixture(scope="module")
def engine():
    """Return an engine of these tests alone, and end its browser."""
    own = Engine()
    yield own
    asyncio.run_coroutine_threadsafe(own._stop(), own._loop).result(20)


@needs_browser
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


@needs_browser
def test_formats_and_sizes_are_passed_on(engine):
    assert engine.draw(figure("one"), format="png", scale=1).startswith(b"\x89PNG")
    assert b'width="321"' in engine.draw(figure("one"), format="svg", width=321, height=200)


@needs_browser
def test_after_the_browser_is_killed_the_next_image_works(engine):
    engine.draw(figure("before"), format="svg")
    process = _browser(engine)
    process.kill()
    assert b">after<" in engine.draw(figure("after"), format="svg")
    assert _browser(engine).pid != process.pid


@needs_browser
def test_one_browser_serves_many_images(engine):
    engine.draw(figure("first"), format="svg")
    first = _browser(engine).pid
    engine.draw(figure("second"), format="svg")
    assert _browser(engine).pid == first


@needs_browser
def test_a_figure_is_not_changed_by_being_drawn(engine):
    drawn = figure("same")
    before = drawn.to_json()
    engine.draw(drawn, format="svg")
    assert drawn.to_json() == before


def test_without_a_browser_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setattr(module, "browser_path", lambda: None)
    with pytest.raises(ExportError, match=r"Install the package chromium"):
        Engine().draw(figure("none"), format="svg")


def test_an_image_that_does_not_come_is_an_error_in_words(monkeypatch):
    async def never(*_arguments):
        await asyncio.Event().wait()

    monkeypatch.setattr(module, "browser_path", lambda: "browser")
    monkeypatch.setattr(module, "TIME_LIMIT", 0.05)
    monkeypatch.setattr(Engine, "_attempt", never)
    with pytest.raises(ExportError, match="made no image within"):
        Engine().draw(figure("never"), format="svg")


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


def _browser(engine: Engine):
    """Return the process of the engine's browser."""
    return engine._kaleido.subprocess
