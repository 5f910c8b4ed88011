"""Style: colours that can be seen on either page, the same names in the app's theme, ticks that are round."""

from __future__ import annotations

import json
import tomllib
from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest

from analysis import words
from analysis.charts import axes, progression, scope, tenure, theme
from analysis.charts.forms.heatmap import heatmap
from tests.atlas import COMPANY_TYPES, atlas

CONFIG = Path(__file__).parents[3] / ".streamlit" / "config.toml"
MODES = ("light", "dark")
ATLAS = atlas()
KINDS = {key: theme.type_style(ATLAS, key) for key in ATLAS.types.ids}
COMPONENTS = theme.component_styles(ATLAS)
FAMILIES = (
    KINDS,
    theme.TRACKS,
    COMPONENTS,
    scope.side_styles(ATLAS),
    tenure.claimed(ATLAS),
    progression.rung_styles(ATLAS),
)
SERIES = [*(one for family in FAMILIES for one in family.values()), theme.CLAIM]


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """Return the colour that lies at `share` of the way between two."""
    channels = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(low + (high - low) * share):02X}" for low, high in channels)


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("colour", sorted({one.colour for one in SERIES} | {theme.GREY}))
def test_marks_stand_out_from_either_page(colour, mode):
    assert contrast(colour, theme.PALETTES[mode].page) >= 3


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("palette", ["text", "muted"])
def test_text_can_be_read_on_either_page(palette, mode):
    assert contrast(getattr(theme.PALETTES[mode], palette), theme.PALETTES[mode].page) >= 4.5


@pytest.mark.parametrize("colour", sorted({one.colour for one in COMPONENTS.values()}))
def test_figures_stand_out_from_bars(colour):
    assert contrast(theme.legible(colour), colour) >= 4.5


@pytest.mark.parametrize("mode", MODES)
def test_figures_stand_out_from_their_shaded_cells(mode):
    shares = pd.DataFrame([range(0, 105, 5)], index=["role"])
    figure = heatmap(shares, ["Role"], mode)
    (_zero, empty), (_one, full) = figure.data[0].colorscale
    figures = [note for note in figure.layout.annotations if note.text.isdigit()]
    assert len(figures) == 21
    for note in figures:
        assert contrast(note.font.color, mixed(empty, full, int(note.text) / 100)) >= 4.5, f"{note.text}%"


def test_every_company_type_has_its_own_colour_and_symbol():
    assert tuple(KINDS) == COMPANY_TYPES
    for one, other in combinations(KINDS.values(), 2):
        assert one.colour != other.colour
        assert one.symbol != other.symbol
        assert one.glyph != other.glyph


def test_no_chart_tells_series_apart_by_colour_alone():
    for family in FAMILIES:
        assert len({one.symbol for one in family.values()}) == len(family)


def test_there_is_no_fifth_hue():
    assert {one.colour for one in SERIES} <= {theme.BLUE, theme.ORANGE, theme.GREEN, theme.VIOLET, theme.GREY}


@pytest.mark.parametrize("mode", MODES)
def test_the_pages_theme_has_the_colours_of_the_marks(mode):
    section = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][mode]
    assert section["backgroundColor"] == theme.PALETTES[mode].page
    assert section["textColor"] == theme.PALETTES[mode].text
    for one in KINDS.values():
        assert section[f"{one.hue}TextColor"] == one.colour


def test_templates_differ_in_colours_alone():
    light, dark = (json.dumps(theme.template(mode).to_plotly_json(), default=str) for mode in MODES)
    for name in ("text", "muted", "grid", "page"):
        light = light.replace(getattr(theme.PALETTES["light"], name), name)
        dark = dark.replace(getattr(theme.PALETTES["dark"], name), name)
    assert light == dark


def test_the_background_is_the_pages_own():
    assert theme.template("dark").layout.paper_bgcolor == "rgba(0,0,0,0)"


@pytest.mark.parametrize("largest", [0.07, 1, 3, 9, 26.3, 100, 450_000, 1_230_000])
def test_ticks_are_few_even_and_reach_far(largest):
    values = axes.ticks(largest)
    steps = {round(high - low, 9) for low, high in zip(values, values[1:], strict=False)}
    assert values[0] == 0
    assert len(values) <= 6
    assert len(steps) == 1
    assert largest / 2 < values[-1] <= largest


def test_a_label_stands_on_the_pages_own_colour():
    note = theme.label("Half", 0, 5, "dark", xanchor="right")
    assert (note["bgcolor"], note["xanchor"], note["xref"]) == (theme.PALETTES["dark"].page, "right", "paper")


def test_a_name_in_a_label_is_shown_as_it_is():
    assert theme.safe('<b>R&D</b> "x"') == '&lt;b&gt;R&amp;D&lt;/b&gt; "x"'


@pytest.mark.parametrize("largest", [0.07, 1, 3, 9, 26.3, 100, 450_000, 1_235_000])
def test_no_value_lies_beyond_the_last_tick(largest):
    axis = axes.measured(largest, "{:g}".format, "light")
    assert axis["tickvals"][0] == 0
    assert axis["tickvals"][-2] < largest <= axis["tickvals"][-1] < axis["range"][1]
    assert len(axis["tickvals"]) <= axes.MOST_TICKS
    assert axis["zeroline"]


@pytest.mark.parametrize(
    ("write", "largest", "labels"),
    [
        (words.percent, 4.9, ["0%", "1%", "2%", "3%", "4%", "5%"]),
        (words.percent, 9, ["0%", "2%", "4%", "6%", "8%", "10%"]),
        (words.money("USD"), 11_000, ["$0", "$5k", "$10k", "$15k"]),
        (words.years_tick, 12, ["0", "2.5 y", "5 y", "7.5 y", "10 y", "12.5 y"]),
    ],
)
def test_a_label_is_exactly_its_ticks_value(write, largest, labels):
    assert axes.measured(largest, write, "light")["ticktext"] == labels
