"""Wages of marketing managers: kinds of cell, names, what is withheld, and the shipped figures of the bureau."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.build.sources import oews
from analysis.build.sources.oews import kind, plain_name


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (("N", "National", "000000"), "nation"),
        (("S", "California", "000000"), "state"),
        (("M", "Bend, OR", "000000"), "metro"),
        (("M", "West Montana nonmetropolitan area", "000000"), ""),
        (("N", "National", "51--52"), "sector"),
        (("N", "National", "99-100"), "sector"),
        (("N", "National", "513200"), "industry"),
        (("N", "National", "325400"), ""),
        (("N", "National", "000001"), ""),
    ],
)
def test_a_cell_is_of_a_kind_or_left_out(cell, expected):
    assert kind(*cell) == expected


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Sector 51 - Information", "Information"),
        ("Sectors 44 and 45 - Retail Trade", "Retail trade"),
        ("Sector 71 - Arts, Entertainment, and Recreation", "Arts, entertainment and recreation"),
        ("Sector 54 - Professional, Scientific, and Technical Services", "Professional and technical services"),
        ("Bend, OR", "Bend, OR"),
    ],
)
def test_names_are_plain(name, plain):
    assert plain_name(name) == plain


def rows(*changes: dict) -> list[dict]:
    usable = dict.fromkeys(["employment", "mean", "p10", "p25", "p50", "p75", "p90"], "100")
    usable |= {"area_type": "M", "area_code": "0013460", "industry_code": "000000", "occ_code": "112021"}
    usable |= {"area": "Bend, OR", "industry": "All", "occupation": "Marketing Managers", "period": "May 2025"}
    return [usable | change for change in changes]


@pytest.fixture
def wages(tmp_path):
    """Return a function: changes to a usable row to the table."""

    def of(*changes: dict):
        (tmp_path / "bls_oews").mkdir()
        pd.DataFrame(rows(*changes)).to_csv(tmp_path / "bls_oews" / "oews_may2025_selected.csv", index=False)
        return oews.wages(tmp_path)

    return of


def test_codes_are_those_of_state_metro_and_industry(wages):
    table = wages(
        {},
        {"area_type": "S", "area_code": "0600000", "area": "California"},
        {"area_type": "N", "industry_code": "513200", "industry": "Software Publishers"},
    )
    assert table["place_id"].to_list() == ["06", "13460", "513200"]
    assert table["name"].to_list() == ["California", "Bend, OR", "Software publishers"]


def test_withheld_wages_are_left_out_and_withheld_workers_missing(wages):
    table = wages({"employment": "-"}, {"p50": "-", "area_code": "0099999"}, {"occ_code": "000000"})
    assert len(table) == 1
    assert table["employment"].isna().all()


def test_the_shipped_figures_are_the_bureaus(real):
    table = real["wages"].set_index(["kind", "place_id"])
    assert table.loc[("nation", "000000"), "amount_p50"] == 166_790
    assert table.loc[("metro", "41940"), "amount_p50"] == 231_370
    assert set(real["wages"]["occupation"]) == {"Marketing Managers"}


def test_every_metro_has_its_place_on_the_map(real):
    metros = real["wages"].query("kind == 'metro'")
    known = real["metros"].set_index("area_code")
    assert set(metros["place_id"]) <= set(known.index)
    assert (metros["name"] == metros["place_id"].map(known["area"])).all()
    here = known.loc[metros["place_id"]]
    assert here["latitude"].between(17, 72).all()
    assert here["longitude"].between(-170, -64).all()
