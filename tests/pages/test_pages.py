"""Every page for every company type: no exception, the right title and key figures; links are never trusted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis import demand, entry, forecast, ladder, progression, scope, sources, start
from analysis.charts.catalogue import CHARTS
from analysis.find import destinations
from analysis.offer import findings as offer_findings
from analysis.package.tables import DataError
from analysis.pages import PAGES, pages_of
from analysis.pay import compensation, wages
from analysis.planner import findings as planner_findings
from pages.parts.frame import say_error
from pages.parts.plain import plain
from tests.atlas import COMPANY_TYPES, atlas, offers_of, plan_of, select
from tests.one_process import of_each

ROUTER = Path(__file__).parents[2] / "pages" / "router.py"
TITLES = {f"{name}.py": page.title for name, page in pages_of(atlas()).items()}
TITLES["start.py"] = "Product management careers, with the evidence"
ANSWERS: dict[str, Callable] = {
    "start.py": lambda package, _chosen: start.promise(package),
    "ladder.py": lambda package, chosen: ladder.opening(package, chosen).sentence,
    "progression.py": lambda package, chosen: progression.opening(package, chosen).sentence,
    "compensation.py": lambda package, chosen: compensation.opening(package, chosen).sentence,
    "wages.py": lambda package, _chosen: plain(wages.opening(package, select()).sentence),
    "scope.py": lambda package, chosen: scope.opening(package, chosen).sentence,
    "demand.py": lambda package, _chosen: demand.opening(package, select()).sentence,
    "planner.py": lambda package, _chosen: planner_findings.answer(package, plan_of()).sentence,
    "offer.py": lambda package, _chosen: offer_findings.opening(package, offers_of()).sentence,
    "routes.py": lambda package, _chosen: entry.degrees(package).sentence,
    "sources.py": lambda package, _chosen: sources.opening(package).sentence,
}
CHOICES = {"none": (), "all": COMPANY_TYPES} | {one: (one,) for one in COMPANY_TYPES}


@pytest.fixture(scope="module")
def package():
    return atlas()


def visit(page: str = "start.py", **query: object) -> AppTest:
    """Open a page as a link does, with a query, and what it folds away unless `unfolded` says not to."""
    unfolded = query.pop("unfolded", True)
    at = AppTest.from_file(ROUTER, default_timeout=60)
    if page != "start.py":
        at.switch_page(page)
    for name, value in query.items():
        at.query_params[name] = value
    at.session_state[f"fold-{page.removesuffix('.py')}"] = unfolded
    return at.run()


def shown(at: AppTest) -> str:
    said = "\n".join(str(one.value) for one in [*at.markdown, *at.caption, *at.subheader, *at.info, *at.error])
    return said.replace("\u00a0", " ")  # counts are held together


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("page", of_each(TITLES))
def test_a_page_shows_its_title_and_the_measures_answer(package, page, choice):
    at = visit(page, company_type=list(CHOICES[choice]))
    assert not at.exception
    assert not at.error
    assert [title.value for title in at.title] == [TITLES[page]]
    if page in ANSWERS:
        assert ANSWERS[page](package, select(CHOICES[choice])) in shown(at)


def test_every_page_of_the_menu_is_tested():
    files = {path.name for path in ROUTER.parent.glob("*.py")} - {"router.py"}
    assert files == set(TITLES)


def test_all_types_chosen_is_the_same_as_none():
    all_types, none = visit("compensation.py", company_type=list(COMPANY_TYPES)), visit("compensation.py")
    assert shown(all_types) == shown(none)


def test_a_link_opens_the_view_it_was_copied_from(package):
    at = visit("compensation.py", company_type=["startup"], component="base", role="director")
    selection = select(("startup",), component="base")
    assert compensation.opening(package, selection).sentence in shown(at)
    assert at.query_params == {"company_type": "startup", "component": "base", "role": "director"}


def test_a_choice_is_written_to_the_url():
    at = visit("progression.py")
    at.selectbox(key="country").select("India").run()
    assert at.query_params["country"] == "India"


def test_a_choice_at_its_default_is_left_out_of_the_url():
    at = visit("progression.py", country="India")
    at.selectbox(key="country").select("United States").run()
    assert "country" not in at.query_params


@pytest.mark.parametrize(
    ("name", "value", "label"),
    [
        ("company_type", "nonsense", "Company type"),
        ("country", "Atlantis", "Country"),
        ("role", "emperor", "Level"),
        ("component", "tips", "Part of pay"),
        ("series", "hiring_of_wizards", "Series"),
        ("source", "hearsay", "Source"),
        ("source", "bls_oews", "Source"),
        ("dollars", "confederate", "Dollars"),
        ("currency", "XXX", "Currency"),
        ("mix", "cement", "Company mix"),
        ("intervals", "maybe", "90% intervals"),
    ],
)
def test_an_unknown_value_is_said_and_ignored(name, value, label):
    at = visit("compensation.py", **{name: value})
    assert not at.exception
    assert f"{label} `{value}`" in at.warning[0].value
    assert "ignored" in at.warning[0].value
    assert at.query_params == {}
    assert [metric.value for metric in at.metric] == [metric.value for metric in visit("compensation.py").metric]


def test_a_known_value_beside_an_unknown_one_is_kept():
    at = visit("compensation.py", company_type=["startup", "nonsense"])
    assert "nonsense" in at.warning[0].value
    assert at.query_params == {"company_type": "startup"}


def test_an_unknown_value_is_shown_harmlessly_and_not_at_length():
    at = visit("compensation.py", country="`](javascript:alert(1))\n" + "x" * 500)
    assert len(at.warning[0].value) < 200
    assert at.warning[0].value.count("`") == 2


def test_a_parameter_that_no_filter_knows_is_not_an_error():
    at = visit("compensation.py", utm_source="a letter")
    assert not at.exception
    assert not at.warning


def test_a_choice_stays_on_the_next_page(package):
    at = visit("compensation.py", company_type=["startup"])
    at.switch_page("progression.py").run()
    assert progression.opening(package, select(("startup",))).sentence in shown(at)


def test_a_link_that_a_mail_program_changed_opens_what_was_meant_and_a_choice_cleans_it():
    link = {"company_type": "startup", "amp;company_type": "corporate", "amp;Country": "united kingdom"}
    at = visit("compensation.py", **link)
    assert not at.warning
    assert at.pills(key="company_type").value == ["startup", "corporate"]
    assert at.selectbox(key="country").value == "United Kingdom"
    assert set(at.query_params) == {"company_type", "amp;company_type", "amp;Country"}
    at.pills(key="company_type").set_value(["startup"]).run()
    assert at.query_params == {"company_type": "startup", "country": "United Kingdom"}


def test_a_name_that_is_only_alike_is_said():
    at = visit("compensation.py", compny_type="startup")
    assert "the setting `compny_type`, which this page does not know" in at.warning[0].value


@pytest.mark.parametrize("page", of_each(["ladder.py", "progression.py", "compensation.py", "scope.py"]))
def test_a_country_with_few_people_still_gives_a_page(page):
    at = visit(page, country="India", company_type=["corporate"])
    assert not at.exception
    assert not at.error


@pytest.mark.parametrize("role", ["associate_pm", "principal_pm", "vp_product", "cpo"])
def test_every_end_of_the_ladder_has_its_page(role):
    at = visit("ladder.py", role=role)
    assert not at.exception
    assert "What it is for" in shown(at)


@pytest.mark.parametrize("series", ["indeed_software_development", "indeed_all_postings", "hn_hiring_posts"])
def test_a_series_in_the_link_is_the_one_forecast(package, series):
    at, selection = visit("demand.py", series=series), select(series=series)
    assert not at.exception
    assert forecast.fan(package, selection).sentence in [one.value for one in at.subheader]
    assert forecast.backtest(package, selection).sentence in shown(at)
    assert at.query_params == {"series": series}


def test_choosing_a_series_changes_the_forecast_and_its_backtest(package):
    at = visit("demand.py")
    before = at.table[0].value
    at.selectbox(key="series").select("hn_hiring_posts").run()
    assert at.query_params["series"] == "hn_hiring_posts"
    assert forecast.fan(package, select(series="hn_hiring_posts")).sentence in [one.value for one in at.subheader]
    assert not at.table[0].value.equals(before)


def _failing(kind: str) -> None:
    """Run as an app of its own: fails, and says so as the atlas does."""
    from analysis.package.tables import DataError
    from pages.parts.frame import say_error

    say_error(DataError("roles.csv, line 2: not a number.") if kind == "data" else KeyError("secret_column"))


def test_an_error_is_told_in_a_sentence_without_a_stack_trace():
    at = AppTest.from_function(_failing, args=("other",)).run()
    said = f"{at.error[0].value} {shown(at)}"
    assert "could not be shown" in said
    assert not at.exception
    for trace in ("secret_column", "KeyError", "Traceback", ".py", 'File "'):
        assert trace not in said


def test_an_error_in_the_data_is_told_in_its_own_words():
    at = AppTest.from_function(_failing, args=("data",)).run()
    assert at.error[0].value == "roles.csv, line 2: not a number."
    assert not at.exception


def test_an_error_is_in_the_log_with_its_cause(caplog):
    error = DataError("broken")
    assert say_error(error) is True
    logged = [record for record in caplog.records if record.name == "pm_career_atlas"]
    assert [record.exc_info[1] for record in logged] == [error]


@pytest.mark.parametrize("name", of_each(CHARTS))
def test_the_catalogue_lists_a_pages_charts_in_reading_order(package, name):
    at = visit(f"{name}.py")
    shown_charts = [chart.proto.id.rpartition("-chart-")[2] for chart in at.get("plotly_chart")]
    assert shown_charts == [
        entry.builder(package=package, selection=entry.first(package), mode="light").name for entry in CHARTS[name]
    ]


def test_start_finds_every_page_that_answers_a_question():
    found = {one.page for one in destinations(atlas())}
    assert found >= {name for name, page in PAGES.items() if page.question}


def test_start_finds_a_background_and_a_metro():
    found = {one.label: (one.page, one.choice) for one in destinations(atlas())}
    assert found["Marketing: the way in from there"] == ("routes", {"background": "marketing"})
    assert found["Austin: an offer beside pay there"] == ("offer", {"a_place": "Austin"})
