"""Made-up years of experience: percentiles by role, curves of attainment and the roles of a band of years."""

from __future__ import annotations

from tests.analysis.made_up_pay import percentile_row

CURVES = {
    ("all", 2): (0.2, 0.6, 1.0),
    ("all", 3): (0.0, 0.4, 0.8),
    ("startup", 3): (0.1, 0.6, 0.9),
    ("big_tech", 3): (0.0, 0.2, 0.4),
}
"""Shares at 0, 1 and 2 years of the made-up attainment curves; their band is 0.1 to either side."""


def _experience() -> list[dict]:
    def row(*cell, **other):
        return percentile_row("progression", *cell, **other)

    return [
        row("product_manager", "startup", 4, 3, 5),
        row("product_manager", "big_tech", 6, 5.5, 7),
        row("product_manager", "all", 5, 4, 6, n=40),
        row("senior_pm", "startup", 8, 7, 9),
        row("senior_pm", "big_tech", 8.5, 7.5, 9.5),
        row("senior_pm", "all", 8, 7.5, 8.5, n=40),
        row("senior_pm", "all", 9, 8, 10, country="India", n=12),
        row("director", "all", 15, 14, 16),
    ]


def _curves() -> list[dict]:
    cell = {"source_id": "survey", "country": "United States", "period": "2020-01/2020-12", "n": 60}
    return [
        cell
        | {"company_types": types, "rung": rung, "years": year, "share": share}
        | {"share_low": round(max(share - 0.1, 0), 1), "share_high": round(min(share + 0.1, 1), 1)}
        for (types, rung), shares in CURVES.items()
        for year, share in enumerate(shares)
    ]


def _rung_mix() -> list[dict]:
    cell = {"source_id": "survey", "company_types": "all", "country": "United States", "period": "2020-01/2020-12"}
    return [
        cell | {"years_from": low, "years_to": high, "role_id": role, "n": 20, "share": share}
        for low, high, role, share in (
            (0, 1, "associate_pm", 75.0),
            (0, 1, "product_manager", 25.0),
            (21, None, "director", 60.0),
            (21, None, "senior_pm", 40.0),
        )
    ]


def draw_rows(curves: list[dict], factors: tuple[float, ...]) -> list[dict]:
    """Return the rows of `attainment_draws` whose draws are the shares of curves times these factors, 1 at most."""
    cell = ("source_id", "company_types", "country", "period", "rung", "years", "n")
    return [
        {name: row[name] for name in cell}
        | {"shares": " ".join(str(round(1_000 * min(row["share"] * factor, 1))) for factor in factors)}
        for row in curves
    ]


def progression_tables() -> dict[str, list[dict]]:
    """Return the rows of every table that years of experience are read from."""
    return {"progression": _experience(), "attainment": _curves(), "rung_mix": _rung_mix()}
