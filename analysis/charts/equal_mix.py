"""Chart of pay at equal company mix beside pay as reported."""

from __future__ import annotations

from analysis import equal_mix, money, words
from analysis.charts import bands as of_bands
from analysis.charts.chart import Chart, slug
from analysis.charts.ranges import Group, ranges
from analysis.charts.theme import BLUE, GREY, Mode, Series
from analysis.dataset import Tables
from analysis.pay_sources import COMPONENT_NAMES
from analysis.selection import Chosen

FORMS = {
    "equal": Series("at equal company mix", BLUE, "blue", "circle", "●"),
    "reported": Series("as reported", GREY, "gray", "diamond", "◆"),
}


def at_equal_mix(tables: Tables, chosen: Chosen, mode: Mode) -> Chart:
    """Return each role's pay at equal mix above its pay as reported. When: is it the rung, or who reports."""
    rows, title = equal_mix.beside_reported(tables, chosen), equal_mix.finding(tables, chosen)
    write, name = money.text(chosen), COMPONENT_NAMES[chosen.component]
    groups = [
        Group(words.role(tables, role), of_bands.marks(cell, cell["form"], write))
        for role, cell in rows.groupby("role_id", sort=False)
    ]
    table = of_bands.table(tables, rows, chosen.currency, "role_id")
    table.insert(1, "Company mix", [FORMS[form].label.removeprefix("at ").capitalize() for form in rows["form"]])
    measure = f"{name} in {chosen.currency} a year: {of_bands.how_to_read(chosen)}"
    equal = rows[rows["form"] == "equal"]
    return Chart(
        name="compensation-bands",
        title=title,
        subtitle=of_bands.subtitle(
            rows, measure, chosen.country, words.company_types(chosen), money.said(tables, chosen)
        ),
        source=of_bands.source(tables, equal),
        alt=f"Quantile ranges of {name.lower()} by role, at equal company mix and as reported. {title}.",
        table=table,
        figure=ranges(groups, FORMS, write, mode, intervals=of_bands.with_intervals(chosen)) if groups else None,
        key=tuple(FORMS.values()),
        note=equal_mix.explained(tables, chosen),
        slug=slug(chosen, chosen.component, "equal-mix"),
    )
