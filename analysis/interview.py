"""Interview: kinds of question, prompts to practise on, the score sheet and outlines of portfolio projects."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

import pandas as pd

from analysis import words
from analysis.finding import Finding, sources_of
from analysis.inputs import Choice, Input
from analysis.package.memory import kept
from analysis.package.selection import Selection, first_selection, named
from analysis.package.tables import Package
from analysis.package.vocabulary import Side

NOTHING = "No kinds of interview question in this data"

NO_PROMPT = ""
"""Stands for no prompt drawn yet."""

SCORES = {1: "weak", 2: "partly", 3: "sound", 4: "strong"}
"""An ordinal scale: its ends are described by each criterion."""


def inputs(package: Package) -> dict[str, Input]:
    """Return what can be chosen of interviews, by the names in the URL: a kind of question, and the prompt drawn."""
    prompts = dict.fromkeys([NO_PROMPT, *package["interview_prompts"]["prompt_id"]], "")
    kinds, first = named(package, "interview_kinds"), first_selection(package).kind
    return {
        "kind": Choice("Kind of question", kinds, first, "interview"),
        "prompt": Choice("Prompt", prompts, NO_PROMPT, "interview"),
    }


@kept()
def kinds(package: Package) -> pd.DataFrame:
    """Return the kinds of question in their order: kind_id, name, tests, source_id."""
    return package["interview_kinds"].sort_values("position").reset_index(drop=True)


@kept()
def suitable(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the prompts of the chosen kind that suit the chosen role's rung (rows of `interview_prompts`)."""
    rung = package["roles"].set_index("role_id").at[selection.role, "rung"]
    prompts = package["interview_prompts"]
    fits = (prompts["rung_from"] <= rung) & (rung <= prompts["rung_to"])
    return prompts[fits & (prompts["kind_id"] == selection.kind)].reset_index(drop=True)


def draw(package: Package, selection: Selection, drawn: str, chance: Random) -> str:
    """Return the id of a prompt at random for the chosen kind and role, another one than is `drawn` if there is one."""
    ids = suitable(package, selection)["prompt_id"].tolist()
    return chance.choice([one for one in ids if one != drawn] or ids)


def prompt(package: Package, prompt_id: str) -> pd.Series:
    """Return a prompt: a row of `interview_prompts`; raises `KeyError` where there is none of that id."""
    return package["interview_prompts"].set_index("prompt_id").loc[prompt_id]


def describe_prompt(package: Package, prompt_id: str) -> str:
    """Return whom a prompt is for, of which kind it is and how long it may take, in a line."""
    row = prompt(package, prompt_id)
    kind = package.name_of("interview_kinds", row["kind_id"])
    return f"{kind}, for {_people(package, row['rung_from'], row['rung_to'])}, {row['minutes']} minutes"


def seconds(package: Package, prompt_id: str) -> int:
    """Return the time to answer a prompt in, in seconds."""
    return 60 * int(prompt(package, prompt_id)["minutes"])


def seconds_left(clock: tuple[str, float] | None, prompt_id: str, now: float) -> int:
    """Return how many seconds are left on a clock (its prompt and when it ends) for a prompt; 0 where none runs.

    `now` and the clock's end are seconds since the same moment.
    """
    if clock is None or clock[0] != prompt_id:
        return 0
    return max(round(clock[1] - now), 0)


def clock_in_words(left: int) -> str:
    """Return what a clock shows, for those who do not see it: 14 minutes 30 seconds left when it was drawn."""
    minutes, rest = divmod(left, 60)
    parts = [f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in ((minutes, "minute"), (rest, "second"))]
    shown = " ".join(part for part in parts if not part.startswith("0 "))
    return f"A clock that counts down, with {shown} left when it was drawn"


@kept()
def opening(package: Package, selection: Selection) -> Finding:
    """Return the kinds of question, and what either side listens for in the chosen one.

    `rows` are the prompts of that kind which suit the role; none where the package has no kinds. `notes` say whose
    reading all this is, and what the sources of who listens cannot tell.
    """
    if package["interview_kinds"].empty:
        return Finding(pd.DataFrame(), f"{NOTHING}.")
    rows = suitable(package, selection)
    return Finding(rows, _opening(package, selection, len(rows)), notes=_caveats(package), sources=sources_of(rows))


@kept()
def how_to_answer(package: Package, selection: Selection) -> Finding:
    """Return what the chosen kind of question is about.

    `rows` are the steps of an answer: step and what_to_do. `notes` are what each side listens for, with what that rests
    on.
    """
    rows = package["interview_steps"]
    rows = rows[rows["kind_id"] == selection.kind].sort_values("position")
    tests = kinds(package).set_index("kind_id").at[selection.kind, "tests"]
    return Finding(rows, tests, notes=tuple(_listeners(package, selection)), sources=sources_of(rows))


def _opening(package: Package, selection: Selection, suit: int) -> str:
    names, people = kinds(package)["name"].str.lower().tolist(), words.roles(package, selection.role)
    listened = _listened(package, selection)
    number = len(package["interview_prompts"])
    kind = package.name_of("interview_kinds", selection.kind).lower()
    heard = [f"{side.singular} listens for {_clause(row['listens_for'])}" for side, row in listened]
    sides = f"In **{kind}**, {'. '.join([*heard[:1], *map(words.capital, heard[1:])])}. "
    return (
        f"Interviews come back to {len(names)} kinds of question: {words.listed(names)}. {sides if heard else ''}"
        f"{suit} of the {number} practice questions here are of this kind and for {people}."
    )


def _listeners(package: Package, selection: Selection) -> list[str]:
    """Return what each side listens for, with what that rests on."""
    return [
        f"**{words.capital(side.singular)}** listens for {_clause(row['listens_for'])}. {row['basis']} "
        f"({package.publisher_of(row['source_id'])})"
        for side, row in _listened(package, selection)
    ]


@kept(most=1)
def _caveats(package: Package) -> tuple[str, ...]:
    """Return what to beware of: whose reading all this is, and what the sources of who listens cannot tell."""
    estimates = set(package["sources"].query("kind == 'estimate'")["source_id"])
    sources = [one for one in sources_of(package["interview_listens"]) if one not in estimates]
    return tuple(filter(None, (package.caveat_on("interview_prompts"), *map(package.caveat_of, sources))))


def _listened(package: Package, selection: Selection) -> list[tuple[Side, pd.Series]]:
    """Return what each side listens for in the chosen kind of question (rows of `interview_listens`)."""
    rows = package["interview_listens"]
    rows = rows[rows["kind_id"] == selection.kind].set_index("side")
    return [(side, rows.loc[side.side]) for side in package.sides if side.side in rows.index]


def criteria(package: Package, prompt_id: str) -> pd.DataFrame:
    """Return what an answer to a prompt is scored on: criterion_id, criterion, weak, strong, in order."""
    rows = package["interview_criteria"]
    rows = rows[rows["kind_id"] == prompt(package, prompt_id)["kind_id"]]
    return rows.sort_values("position").reset_index(drop=True)


def verdict(package: Package, prompt_id: str, scores: Mapping[str, int]) -> str:
    """Return what scores (1 to 4 by criterion_id) say: the weakest criterion and what would be strong there.

    Criteria without a score are not counted. Scores are not added up: the scale is ordinal.
    """
    rows = criteria(package, prompt_id)
    scored = rows[rows["criterion_id"].isin(scores)]
    if scored.empty:
        return "Answer aloud first, then score yourself."
    values = scored["criterion_id"].map(scores)
    lowest = scored[values == values.min()]
    if values.min() == max(SCORES):
        return f"Strong in {_of(len(scored), len(rows))}. Get another one, a level higher."
    first = lowest.iloc[0]
    return (
        f"Weakest: {words.listed(lowest['criterion'].str.lower().tolist())} ({SCORES[values.min()]}), with "
        f"{_of(len(scored), len(rows))} scored. Next time: {first['strong']}"
    )


def sheet(package: Package, prompt_id: str, scores: Mapping[str, int], notes: str) -> pd.DataFrame:
    """Return the score sheet as a table: Prompt, Question, Criterion, Score (1 to 4), In words, Strong is, Notes."""
    rows, question = criteria(package, prompt_id), prompt(package, prompt_id)["prompt"]
    values = [scores.get(criterion) for criterion in rows["criterion_id"]]
    told = ["not scored" if value is None else SCORES[value] for value in values]
    return pd.DataFrame(
        {
            "Prompt": prompt_id,
            "Question": question,
            "Criterion": rows["criterion"],
            "Score (1 to 4)": pd.array(values, dtype="Int64"),
            "In words": told,
            "Strong is": rows["strong"],
            "Notes": [notes, *[""] * (len(rows) - 1)],
        }
    )


@kept()
def projects(package: Package) -> pd.DataFrame:
    """Return the portfolio projects in their order: project_id, name, what, shows, hours, source_id."""
    return package["portfolio_projects"].sort_values("position").reset_index(drop=True)


@kept()
def sections(package: Package, project_id: str) -> list[tuple[str, str]]:
    """Return the sections of a project's outline: heading and what belongs in it."""
    rows = package["portfolio_outlines"].query("project_id == @project_id").sort_values("position")
    return list(rows[["heading", "guidance"]].itertuples(index=False, name=None))


@kept()
def outline(package: Package, project_id: str) -> str:
    """Return a project's outline as a Markdown document to fill in."""
    project = projects(package).set_index("project_id").loc[project_id]
    head = f"# {project['name']}\n\n{project['what']}\n\nShows: {project['shows']} About {project['hours']} hours.\n"
    body = "".join(f"\n## {heading}\n\n> {text}\n\n\n" for heading, text in sections(package, project_id))
    return f"{head}{body}\nOutline: {package.publisher_of(project['source_id'])}, CC BY 4.0.\n"


def _people(package: Package, low: int, high: int) -> str:
    """Return the people of the rungs from low to high, in a sentence."""
    roles = package["roles"]
    within = roles[(roles["rung"] >= low) & (roles["rung"] <= high)].sort_values("position")
    return words.listed(within["plural"].tolist(), "or")


def _of(some: int, every: int) -> str:
    return f"all {every} criteria" if some == every else f"{some} of {every} criteria"


def _clause(sentence: str) -> str:
    """Return a sentence as part of another one: without capital and full stop."""
    return f"{sentence[:1].lower()}{sentence[1:]}".rstrip(".")
