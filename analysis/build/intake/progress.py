"""How far long work has come, on standard error: one changing line on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from typing import TextIO


class Progress:
    """Says what is being done and how much of it is done."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stderr
        self.live = self.stream.isatty()
        self.step = ""
        self.shown = -1

    def begin(self, step: str) -> None:
        """Start a step, named in words."""
        self.step, self.shown = step, -1
        self._say("")

    def part(self, done: float) -> None:
        """Say which part of the step is done, from 0 to 1: each percent on a terminal, each quarter elsewhere."""
        grain = 1 if self.live else 25
        percent = int(100 * done) // grain * grain
        if percent > self.shown and percent > 0:
            self.shown = percent
            self._say(f" {percent} %")

    def end(self) -> None:
        """Close the changing line, so that what follows starts on one of its own."""
        if self.live:
            self.stream.write("\r\x1b[K")
            self.stream.flush()

    def _say(self, more: str) -> None:
        self.stream.write(f"\r\x1b[K{self.step}{more}" if self.live else f"{self.step}{more}\n")
        self.stream.flush()
