"""How to get on in a made-up package: skills, steps, ways in, questions to practise on and work to show."""

from __future__ import annotations

from tests.analysis.other_packages.houses import House
from tests.analysis.other_packages.people import Row

LEVELS = ("Not met", "Met", "Does it", "Does it well", "Teaches it")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def tables(house: House) -> dict[str, list[Row]]:
    """Return the tables on growth, ways in, interviews, and the maps from companies' own words."""
    return {
        "skills": _skills(house),
        "mastery_levels": _levels(house),
        "skill_levels": _asked(house),
        "skill_advice": _advice(house),
        "milestones": _milestones(house),
        "trajectories": _ways(house),
        "backgrounds": _backgrounds(house),
        "background_levels": _brought(house),
        "interview_kinds": _kinds(house),
        "interview_steps": _steps(house),
        "interview_listens": _listens(house),
        "interview_criteria": _criteria(house),
        "interview_prompts": _prompts(house),
        "portfolio_projects": _projects(house),
        "portfolio_outlines": _outlines(house),
        "companies": [{"company": f"{kind[1].lower()} house", "company_type": kind[0]} for kind in house.types],
        "company_aliases": [{"alias": "the house", "company": f"{house.types[0][1].lower()} house"}],
        "company_levels": _company_levels(house),
        "title_rules": [
            {"priority": 1, "pattern": "old", "role_id": house.ids[-1], "rule": "Old hands are at the top."}
        ],
    }


def key(name: str) -> str:
    """Return an id made of a name."""
    return name.lower().replace(" ", "_")


def _view(house: House) -> Row:
    return {"source_id": house.source("view")}


def _skills(house: House) -> list[Row]:
    return [
        {"skill_id": key(name), "position": at, "name": name, "short_name": name.split()[0], "published_name": name}
        | {"definition": f"What {name.lower()} is.", "article_skill": "Handiness", "article_basis": "A letter says so."}
        | {"article_source_id": house.source("article")}
        | _view(house)
        for at, name in enumerate(house.skills, 1)
    ]


def _levels(house: House) -> list[Row]:
    return [
        {"level": level, "name": name, "meaning": f"At this level: {name.lower()}."} | _view(house)
        for level, name in enumerate(LEVELS)
    ]


def _asked(house: House) -> list[Row]:
    """Return what each role but the highest is asked for: branches of a fork differ by one level in one skill."""
    return [
        {"skill_id": key(skill), "role_id": role, "published_for": name, "note": "Our own reading."}
        | {"level": min(4, 1 + rung // 2 + (at == 0 and track == "management"))}
        | _view(house)
        for at, skill in enumerate(house.skills)
        for role, rung, track, name, _plural, _article in house.roles[:-1]
    ]


def _advice(house: House) -> list[Row]:
    return [
        {"skill_id": key(skill), "level_from": level, "advice": f"Do more of {skill.lower()} than before."}
        | _view(house)
        for skill in house.skills
        for level in range(4)
    ]


def _milestones(house: House) -> list[Row]:
    """Return two things to show before each step to the next rung."""
    steps = [
        (low, high)
        for low, low_rung, low_track, *_names in house.roles
        for high, high_rung, high_track, *_others in house.roles
        if high_rung == low_rung + 1
        and (low_track == high_track or low_rung < 3 or "executive" in (low_track, high_track))
    ]
    return [
        {"milestone_id": f"{house.name[0]}{LETTERS[place]}{at}", "role_id": low, "to_role_id": high, "position": at}
        | {"milestone": text}
        | _view(house)
        for place, (low, high) in enumerate(steps)
        for at, text in enumerate(("Show a year of sound work", "Have taught somebody"), 1)
    ]


def _ways(house: House) -> list[Row]:
    parts = ("what", "suits", "first_step", "show", "beware")
    return [
        {"trajectory_id": key(name), "position": at, "name": name}
        | {part: f"{name}: {part}." for part in parts}
        | {"source_id": house.source("article")}
        for at, name in enumerate(("By the door", "By the window"), 1)
    ]


def _backgrounds(house: House) -> list[Row]:
    said = {
        "head_start": "Patience.",
        "gap": "The trade itself.",
        "first_step": "Ask for a day there.",
        "show": "A day's work.",
    }
    return [
        {"background_id": key(name), "position": at, "name": name, "people": people, "basis": "Our own reading."}
        | said
        | _view(house)
        for at, (name, people) in enumerate(house.backgrounds, 1)
    ]


def _brought(house: House) -> list[Row]:
    return [
        {"background_id": key(name), "skill_id": key(skill), "level": (at + place) % 4, "note": "We think so."}
        | _view(house)
        for at, (name, _people) in enumerate(house.backgrounds)
        for place, skill in enumerate(house.skills)
    ]


def _kinds(house: House) -> list[Row]:
    return [
        {"kind_id": key(name), "position": at, "name": name, "tests": f"Whether you can stand a {name.lower()}."}
        | {"source_id": house.source("article")}
        for at, name in enumerate(house.kinds, 1)
    ]


def _steps(house: House) -> list[Row]:
    return [
        {"kind_id": key(kind), "position": at, "step": step, "what_to_do": f"{step} first of all."} | _view(house)
        for kind in house.kinds
        for at, step in enumerate(("Listen", "Count", "Answer"), 1)
    ]


def _listens(house: House) -> list[Row]:
    return [
        {"kind_id": key(kind), "side": side, "listens_for": "A calm voice.", "basis": "Our own reading."} | _view(house)
        for kind in house.kinds
        for side in (house.types[0][0], house.types[-1][0])
    ]


def _criteria(house: House) -> list[Row]:
    return [
        {"kind_id": key(kind), "criterion_id": f"{key(kind)}_{at}", "position": at, "criterion": name}
        | {"weak": "Guesses.", "strong": "Counts, then speaks."}
        | _view(house)
        for kind in house.kinds
        for at, name in enumerate(("Calm", "Sums"), 1)
    ]


def _prompts(house: House) -> list[Row]:
    """Return two prompts of a kind, one for the lower half of the ladder and one for the upper."""
    top = max(house.rungs.values())
    return [
        {"prompt_id": f"{kind.split()[0].lower()}-{at:02}", "kind_id": key(kind), "rung_from": low, "rung_to": high}
        | {"minutes": 15, "prompt": f"A {kind.lower()}: the books do not add up by a tenth. Find out where it went."}
        | {"follow_up": "And if it were a half?"}
        | _view(house)
        for kind in house.kinds
        for at, (low, high) in enumerate(((1, top // 2), (top // 2 + 1, top)), 1)
    ]


def _projects(house: House) -> list[Row]:
    return [
        {"project_id": "sample", "position": 1, "name": "A sample", "what": "A small piece of work.", "shows": "Care."}
        | {"hours": 8}
        | _view(house)
    ]


def _outlines(house: House) -> list[Row]:
    return [
        {"project_id": "sample", "position": at, "heading": heading, "guidance": "Half a page."} | _view(house)
        for at, heading in enumerate(("The task", "The work"), 1)
    ]


def _company_levels(house: House) -> list[Row]:
    return [
        {
            "company": f"{house.types[0][1].lower()} house",
            "level": "2",
            "role_id": house.ids[1],
            "rule": "Its own words.",
        }
    ]
