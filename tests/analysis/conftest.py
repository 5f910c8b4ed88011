"""A made-up data package: few rows and round figures, so that every expectation can be worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from analysis.package.frames import PANDAS_TYPES
from analysis.package.tables import Package, describe
from tests.analysis.made_up_demand import demand_tables
from tests.analysis.made_up_pay import pay_tables, percentile_row, sources_of_pay
from tests.analysis.made_up_progression import progression_tables
from tests.atlas import HOME_SOURCE, atlas

if TYPE_CHECKING:
    from tests.analysis.charts.every_choice import Drawn

ROLES = (
    ("associate_pm", 1, "individual", "Associate PM", "associate PMs"),
    ("product_manager", 2, "individual", "Product manager", "product managers"),
    ("senior_pm", 3, "individual", "Senior PM", "senior PMs"),
    ("principal_pm", 4, "individual", "Principal PM", "principal PMs"),
    ("group_pm", 4, "management", "Group PM", "group PMs"),
    ("director", 5, "management", "Director", "directors"),
    ("vp_product", 6, "executive", "VP of product", "VPs of product"),
    ("cpo", 7, "executive", "CPO", "CPOs"),
)
TYPES = (("startup", "Startup"), ("corporate", "Corporate"), ("public_tech", "Public tech"), ("big_tech", "Big tech"))


NAMED = {
    "startup": ("startups", "a startup", True, "private"),
    "corporate": ("corporates", "a corporate", True, "listed"),
    "public_tech": ("public tech", "public tech", False, "listed"),
    "big_tech": ("big tech", "big tech", False, "listed"),
}
"""Plural and singular of a company type in a sentence, whether it takes a plural verb, and its ownership."""

MENTIONED = {"product_manager": "opening", "senior_pm": "opening", "group_pm": "figure", "director": "opening"}


def typed(table: str, rows: list[dict]) -> pd.DataFrame:
    """Return rows as a frame with the columns and types that the data package gives `table`."""
    fields = _described()[table]["schema"]["fields"]
    unknown = {key for row in rows for key in row} - {field["name"] for field in fields}
    assert not unknown, f"{table} has no column {unknown}"
    return pd.DataFrame({field["name"]: _column(field, rows) for field in fields})


@cache
def _described() -> dict[str, dict]:
    return {resource["name"]: resource for resource in describe()["resources"]}


def _column(field: dict, rows: list[dict]) -> pd.Series:
    values = [row.get(field["name"]) for row in rows]
    if field["type"] == "string":
        return pd.Series(["" if value is None else value for value in values], dtype="str")
    if field["type"] == "date":
        return pd.to_datetime(pd.Series(values, dtype="object"))
    return pd.Series(values, dtype=PANDAS_TYPES[field["type"]])


def _sources() -> list[dict]:
    kept = {"licence": "CC0", "kind": "survey", "method": "Asked.", "date": "2021"}
    return [
        kept
        | {
            "source_id": name,
            "title": f"The {name}",
            "publisher": f"{name.capitalize()} house",
            "attribution": f"{name.capitalize()} house, by hand",
            "caveat": f"The {name} is made up.",
            "period": period,
        }
        for name, period in (("survey", "2020-01/2020-12"), ("article", ""), ("index", "2020-01/2024-03"))
    ] + sources_of_pay()


def _tenure() -> list[dict]:
    stated = {"measure": "years_in_role", "population": "people", "source_id": "article", "period": "2022"}
    return [
        stated | {"role_id": "product_manager", "years_low": 2, "years_high": 3},
        stated | {"role_id": "cpo", "years_low": 2.5, "years_high": 2.5},
        stated
        | {"measure": "years_to_role", "role_id": "associate_pm", "to_role_id": "product_manager"}
        | {"years_low": 1, "years_high": 2},
        stated
        | {"measure": "years_to_role", "role_id": "associate_pm", "to_role_id": "senior_pm"}
        | {"years_low": 1, "years_high": 2},
        stated | {"measure": "years_at_employer", "population": "all workers", "years_low": 4, "years_high": 4},
        percentile_row("tenure", "senior_pm", "startup", 2, 1.5, 2.5),
        percentile_row("tenure", "senior_pm", "big_tech", 5, 4, 6),
    ]


def _other_surveys() -> dict[str, list[dict]]:
    """Return the tables of surveys in their own terms, whose percentiles are all the median."""
    points = ("p10", "p25", "p50", "p75", "p90", "p50_low", "p50_high")
    asked = {"country": "Netherlands", "period": "2024", "n": 20, "source_id": "index"}
    years = [("Seniors", "senior_pm", 3), ("Anyone", "", 2)]
    return {
        "craft": [
            asked
            | {"measure": "years_in_craft", "post": post, "role_id": role, "company_types": "all"}
            | {f"years_{point}": median for point in points}
            for post, role, median in years
        ],
        "reports": [asked | {"post": "Anyone", "share_none": 40.0} | {f"people_{point}": 2 for point in points}],
    }


def _sides() -> list[dict]:
    larger = "corporate+public_tech+big_tech"
    return [
        {"side": side, "position": position, "name": side.capitalize(), "noun": noun, "singular": f"a {noun}"}
        | {"label": label, "company_types": types, "source_id": "article"}
        for position, (side, noun, label, types) in enumerate(
            (
                ("startup", "startup", "startup", "startup"),
                ("corporate", "corporation", "corporation (corporate, public tech and big tech)", larger),
            ),
            1,
        )
    ]


def _scope() -> list[dict]:
    return [
        {
            "dimension_id": name.lower(),
            "position": position,
            "dimension": name,
            "low_end": "Little",
            "high_end": "Much",
            "side": side,
            "score": score,
            "statement": f"{name} at a {side}.",
            "basis": "Our reading.",
            "source_id": "article",
        }
        for position, name, scores in ((1, "Autonomy", (5, 2)), (2, "Support", (1, 4)), (3, "Pace", (4, 3)))
        for side, score in zip(("startup", "corporate"), scores, strict=True)
    ]


SKILL_LEVELS = {
    "user_focus": {"associate_pm": 1, "product_manager": 2, "senior_pm": 3, "principal_pm": 4, "group_pm": 3},
    "strategy": {"associate_pm": 1, "product_manager": 2, "senior_pm": 2, "principal_pm": 3, "group_pm": 4},
    "agility": {"associate_pm": 1, "product_manager": 1, "senior_pm": 2, "principal_pm": 2, "group_pm": 2},
}
"""Both sides of the fork ask for more than the other in one skill; directors and above are not covered."""

STEPS = (
    ("associate_pm", "product_manager"),
    ("product_manager", "senior_pm"),
    ("senior_pm", "principal_pm"),
    ("senior_pm", "group_pm"),
    ("group_pm", "director"),
    ("principal_pm", "director"),
    ("director", "vp_product"),
    ("vp_product", "cpo"),
)


def _growth() -> dict[str, list[dict]]:
    skills = zip(SKILL_LEVELS, ("Customer empathy", "Strategic thinking", "Collaboration"), strict=True)
    return {
        "skills": [
            {"skill_id": key, "position": position, "name": key.replace("_", " ").capitalize(), "short_name": key[:4]}
            | {"published_name": key, "definition": f"What {key} is.", "article_skill": article_skill}
            | {"article_basis": "It is said.", "article_source_id": "article", "source_id": "article"}
            for position, (key, article_skill) in enumerate(skills, 1)
        ],
        "mastery_levels": [
            {"level": level, "name": name, "meaning": f"Is at {name}.", "source_id": "article"}
            for level, name in enumerate(("None yet", "Awareness", "Working", "Practitioner", "Expert"))
        ],
        "skill_levels": [
            {"skill_id": skill, "role_id": role, "level": level, "published_for": "Lead" if "p_pm" in role else role}
            | {"note": "Our reading.", "source_id": "article"}
            for skill, levels in SKILL_LEVELS.items()
            for role, level in levels.items()
        ],
        "milestones": [
            {"milestone_id": f"{low[0]}{high[0]}{position}", "role_id": low, "to_role_id": high}
            | {"position": position, "milestone": f"Show {position} for {high}", "source_id": "article"}
            for low, high in STEPS
            for position in (2, 1)
        ],
        "skill_advice": [
            {"skill_id": skill, "level_from": level, "advice": f"Do {skill} from {level}.", "source_id": "article"}
            for skill in SKILL_LEVELS
            for level in range(4)
        ],
    }


BROUGHT = {"sales": (1, 1, 0), "engineering": (0, 2, 2), "marketing": (3, 2, 1)}
"""Levels of made-up backgrounds in the order of the skills."""


def _ways() -> dict[str, list[dict]]:
    told = ("head_start", "gap", "first_step", "show")
    return {
        "backgrounds": [
            {"background_id": name, "position": at, "name": name.capitalize(), "people": f"{name} people"}
            | {column: f"{column} of {name}" for column in told}
            | {"basis": "Our reading.", "source_id": "article"}
            for at, name in enumerate(BROUGHT, 1)
        ],
        "background_levels": [
            {
                "background_id": name,
                "skill_id": skill,
                "level": level,
                "note": f"{name}: {skill}",
                "source_id": "survey",
            }
            for name, levels in BROUGHT.items()
            for skill, level in zip(SKILL_LEVELS, levels, strict=True)
        ],
        "trajectories": [
            {"trajectory_id": "startup", "position": 1, "name": "Startup", "source_id": "article"}
            | {column: f"the {column}" for column in ("what", "suits", "first_step", "show", "beware")}
        ],
        "entry_hiring": [
            {"source_id": "index", "place": "United States", "date": date, "days": days}
            | {"n": n, "n_without_largest": without}
            for date, days, n, without in (
                ("2025-04-01", 90, 200, 180),
                ("2025-10-01", 60, 100, 70),
                ("2026-04-01", 88, 300, 150),
            )
        ],
        "degree_evidence": _degrees(),
    }


def _degrees() -> list[dict]:
    title = {"source_id": "index", "measure": "technical_title", "place": "United States", "n": 200}
    return [
        {"source_id": "survey", "measure": "highest_degree", "category": "none", "label": "No degree"}
        | {"place": "World", "period": "2023-04/2023-06", "n": 160, "count": 16}
        | {"share": 10.0, "share_low": 6.5, "share_high": 14.9},
        *(
            title
            | {"category": role, "label": label, "period": "2024-01/2026-03", "count": 2 * share}
            | {"share": float(share), "share_low": share - 1.0, "share_high": share + 2.0}
            for role, label, share in (
                ("associate_pm", "", 2),
                ("senior_pm", "", 11),
                ("entry", "Entry list", 3),
            )
        ),
    ]


STATED = {
    "three_ways_in": None,
    "no_technical_degree": None,
    "degree_india": 29,
    "degree_sweden": 53,
    "began_elsewhere_2019": 88,
    "began_elsewhere_2020": 86,
    "listings_associate_2025": 32,
}
"""Claims on ways in, and the value of each."""
MEASURES = {
    "no": "no_degree_needed",
    "degree": "technical_degree",
    "began": "began_elsewhere",
    "listings": "level_mix",
}
"""What is measured, by the first word of such a claim's id."""


def _claims() -> list[dict]:
    common = {"source_id": "article", "verdict_note": "Beware."}
    claims: list[dict] = [
        {"claim_id": "director_base", "topic": "compensation", "value_low": 125_000, "value_high": 175_000}
        | {"role_id": "director", "unit": "USD", "measure": "total_pay"},
        {"claim_id": "entry_to_senior_years", "topic": "progression", "value_low": 1, "value_high": 2}
        | {"role_id": "senior_pm", "unit": "years", "measure": "years_to_level"},
        {"claim_id": "hiring_plans_2022", "topic": "demand", "drawn_on": "2022-07-01"},
        {
            "claim_id": "open_roles_rise_article",
            "topic": "demand",
            "drawn_on": "2024-03-01",
            "measured_from": 2023,
            "in_sentence": "an article has open roles up",
        },
        {"claim_id": "gpm_reports", "topic": "ladder", "role_id": "group_pm", "value_low": 1, "value_high": 3},
    ]
    claims += [
        {"claim_id": name, "topic": "progression", "value_low": value, "value_high": value, "stated_for": "2017"}
        | {"measure": MEASURES.get(name.partition("_")[0], ""), "role_id": "associate_pm"}
        for name, value in STATED.items()
    ]
    return [common | {"statement": f"It is said: {claim['claim_id']}."} | claim for claim in claims]


def _vocabulary() -> dict[str, list[dict]]:
    described = ("purpose", "mindset", "reports_to", "direct_reports", "scope", "skills", "aliases")
    return {
        "company_types": [
            {"company_type": key, "position": position, "name": name, "definition": name, "source_id": "article"}
            | dict(zip(("plural", "singular", "is_plural", "ownership"), NAMED[key], strict=True))
            for position, (key, name) in enumerate(TYPES, 1)
        ],
        "roles": [
            {"role_id": role, "position": position, "rung": rung, "track": track, "name": name, "plural": plural}
            | {column: f"{name}: {column}" for column in described if column != "aliases" or role == "cpo"}
            | {"source_id": "article", "mention": MENTIONED.get(role), "is_first_shown": role == "senior_pm"}
            | {"predicate": "senior" if role == "senior_pm" else "", "article": "an" if name[0] in "AEIO" else "a"}
            for position, (role, rung, track, name, plural) in enumerate(ROLES, 1)
        ],
        "countries": [
            {"country": country, "in_sentence": f"the {country}", "adjective": adjective}
            for country, adjective in (("Netherlands", ""), ("United Kingdom", "UK"), ("United States", "US"))
        ],
    }


def _made_up_rows() -> dict[str, list[dict]]:
    return {
        "sources": _sources(),
        **_vocabulary(),
        "responsibilities": [
            {"role_id": "senior_pm", "position": position, "responsibility": text, "source_id": "article"}
            for position, text in ((2, "Second duty"), (1, "First duty"))
        ],
        **progression_tables(),
        "tenure": _tenure(),
        **_other_surveys(),
        **pay_tables(),
        "sides": _sides(),
        "scope": _scope(),
        **demand_tables(),
        "claims": _claims(),
        **_growth(),
        **_ways(),
        "coverage": [
            {"source_id": source, "step": step, "label": step.capitalize(), "rows": rows}
            for source, steps in (
                (HOME_SOURCE, (("read", 200), ("no_role", 50), ("kept", 150))),
                ("adverts", (("read", 60), ("kept", 30))),
            )
            for step, rows in steps
        ],
    }


PackageOf = Callable[..., Package]


@pytest.fixture(scope="session")
def package_of() -> PackageOf:
    """Return a function that gives the made-up package, with the rows of the tables named in it instead of its own.

    Tables of the package without made-up rows are empty.
    """
    rows_of = _made_up_rows()
    own = {name: typed(name, rows_of.get(name, [])) for name in _described()}

    def made(**rows: list[dict]) -> Package:
        others = {name: typed(name, one) for name, one in rows.items()}
        frames = {name: others[name] if name in others else frame.copy() for name, frame in own.items()}
        return Package(MappingProxyType(frames), describe())

    return made


@pytest.fixture(scope="session")
def made_up(package_of: PackageOf) -> Package:
    """Return the made-up package."""
    return package_of()


@pytest.fixture(scope="session")
def band() -> Callable[..., dict]:
    """Return the function that makes one row of a percentile table."""
    return percentile_row


@pytest.fixture(scope="session")
def real() -> Package:
    """Return the package that the atlas ships."""
    return atlas()


@pytest.fixture(scope="session")
def drawn_of(real: Package) -> Callable[[str], Drawn]:
    """Return the function that draws a builder's chart with every choice, once a session whoever asks."""
    from tests.analysis.charts.every_choice import drawn_with  # all charts, which few tests need

    return cache(partial(drawn_with, real))
