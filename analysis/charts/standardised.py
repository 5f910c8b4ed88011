"""Chart of pay at equal company mix beside pay as reported."""

from __future__ import annotations

from analysis import words
from analysis.charts import bands as of_bands
from analysis.charts.chart import Chart, slug
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.theme import BLUE, GREY, Mode, SeriesStyle
from analysis.package.selection import Selection
from analysis.package.tables import Package
from analysis.pay import money, standardised

FORMS = {
    "equal": SeriesStyle("at equal company mix", BLUE, "blue", "circle", "●"),
    "reported": SeriesStyle("as reported", GREY, "gray", "diamond", "◆"),
}


def at_equal_mix(package: Package, selection: Selection, mode: Mode) -> Chart:
    """Return each role's pay at equal mix above its pay as reported. When: is it the rung, or who reports."""
    found = standardised.at_equal_mix(package, selection)
    rows, title = found.rows, found.sentence
    write, name = money.text(selection), package.components.name_of(selection.component)
    groups = [
        Group(words.role(package, role), of_bands.marks(package, cell, cell["form"], write))
        for role, cell in rows.groupby("role_id", sort=False)
    ]
    table = of_bands.table(package, rows, selection.currency, "role_id")
    table.insert(1, "Company mix", rows["form"].map(_mix))
    measure = f"{name} {money.a_year(selection)}: {of_bands.how_to_read(package, selection)}"
    facts = (selection.country, words.company_types(package, selection), money.describe(package, selection))
    equal = rows[rows["form"] == "equal"]
    return Chart(
        name="compensation-bands",
        title=title,
        subtitle=of_bands.subtitle(rows, measure, *facts),
        source=of_bands.source(package, equal),
        alt=f"Quantile ranges of {name.lower()} by role, at equal company mix and as reported. {title}.",
        table=table,
        figure=ranges(groups, FORMS, write, mode, intervals=of_bands.with_intervals(selection)) if groups else None,
        key=tuple(FORMS.values()),
        note=" ".join(found.notes),
        slug=slug(selection, selection.component, "equal-mix"),
        encoding=of_bands.encoded(
            package,
            rows,
            selection.currency,
            groups=["Role", "Company mix"],
            series="Company mix",
            order=[_mix(form) for form in FORMS],
        )
        if groups
        else None,
    )


def _mix(form: str) -> str:
    return FORMS[form].label.removeprefix("at ").capitalize()
