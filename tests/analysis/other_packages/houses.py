"""Two made-up companies: what each calls its roles, kinds of company, sources, money, skills and series."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True)
class House:
    """The vocabulary of a made-up package; every table of it is made from this.

    `roles` are id, rung, track, name, plural and article, lowest first; `types` id, name, plural, singular and
    ownership; `components` id, name and kind, the whole of pay first; `backgrounds` name and people; `places` name,
    latitude and longitude. `pay` is the median of the lowest role at home, `year` the first of its people's reports.
    """

    name: str
    seed: int
    roles: tuple[tuple[str, int, str, str, str, str], ...]
    types: tuple[tuple[str, str, str, str, str], ...]
    components: tuple[tuple[str, str, str], ...]
    country: str
    abroad: str
    adjective: str
    currency: str
    currency_name: str
    foreign: tuple[str, str]
    pay: int
    year: int
    skills: tuple[str, ...]
    backgrounds: tuple[tuple[str, str], ...]
    kinds: tuple[str, ...]
    places: tuple[tuple[str, float, float], ...]
    trade: str
    board: str

    @property
    def ids(self) -> list[str]:
        """The roles' ids, lowest first."""
        return [role[0] for role in self.roles]

    @property
    def rungs(self) -> dict[str, int]:
        """The rung of each role."""
        return {role[0]: role[1] for role in self.roles}

    @property
    def pools(self) -> list[str]:
        """The keys of each set of company types, all of them first."""
        keys = [kind[0] for kind in self.types]
        some = (pool for size in range(1, len(keys)) for pool in combinations(keys, size))
        return ["all", *("+".join(pool) for pool in some)]

    @property
    def period(self) -> str:
        """The months of the people's reports."""
        return f"{self.year}-01/{self.year + 2}-12"

    @property
    def price_month(self) -> str:
        """The newest month of prices."""
        return f"{self.year + 3}-06"

    def source(self, kind: str) -> str:
        """Return the id of the source of a kind: census, adverts, office, article, view, board, counts, prices."""
        return f"{self.name}_{kind}"

    @property
    def total(self) -> str:
        """The component that is the whole of pay."""
        return self.components[0][0]


BANK = House(
    name="bank",
    seed=5,
    roles=(
        ("analyst", 1, "individual", "Analyst", "analysts", "an"),
        ("officer", 2, "individual", "Officer", "officers", "an"),
        ("banker", 3, "individual", "Banker", "bankers", "a"),
        ("desk_head", 4, "management", "Desk head", "desk heads", "a"),
        ("partner", 5, "executive", "Partner", "partners", "a"),
    ),
    types=(
        ("building_society", "Building society", "building societies", "a building society", "private"),
        ("investment_bank", "Investment bank", "investment banks", "an investment bank", "listed"),
    ),
    components=(
        ("whole", "Whole pay", "total"),
        ("salary", "Yearly salary", "salary"),
        ("award", "Award", "bonus"),
        ("shares", "Shares", "equity"),
    ),
    country="Great Britain",
    abroad="Isle of Man",
    adjective="British",
    currency="GBP",
    currency_name="Pound sterling",
    foreign=("NOK", "Norwegian krone"),
    pay=31_000,
    year=2031,
    skills=("Credit sense", "Ledger craft", "Client care", "Risk nerve"),
    backgrounds=(("Audit", "auditors"), ("Insurance", "insurers"), ("Teaching", "teachers")),
    kinds=("Case of credit", "Ledger test"),
    places=(("Leeds", 53.8, -1.55), ("Bristol", 51.45, -2.59), ("Dundee", 56.46, -2.97)),
    trade="banking",
    board="Thread Street",
)

YARD = House(
    name="yard",
    seed=9,
    roles=(
        ("apprentice", 1, "individual", "Apprentice", "apprentices", "an"),
        ("builder", 2, "individual", "Builder", "builders", "a"),
        *(
            role
            for rung, craft, crew in (
                (3, "Adept", "Crew lead"),
                (4, "Veteran", "Yard lead"),
                (5, "Master", "Site lead"),
                (6, "Grand master", "Region lead"),
                (7, "Fellow", "Division lead"),
            )
            for role in (
                (craft.lower().replace(" ", "_"), rung, "individual", craft, f"{craft.lower()}s", "a"),
                (crew.lower().replace(" ", "_"), rung, "management", crew, f"{crew.lower()}s", "a"),
            )
        ),
        ("second_chief", 8, "executive", "Second chief", "second chiefs", "a"),
        ("first_chief", 9, "executive", "First chief", "first chiefs", "a"),
    ),
    types=(
        ("seedling", "Seedling", "seedlings", "a seedling", "private"),
        ("scale_up", "Scale-up", "scale-ups", "a scale-up", "private"),
        ("holding", "Holding", "holdings", "a holding", "listed"),
    ),
    components=(
        ("package", "Package", "total"),
        ("fixed", "Fixed pay", "salary"),
        ("variable", "Variable pay", "bonus"),
        ("options", "Options", "equity"),
    ),
    country="Kingdom of Belgium",
    abroad="Portugal",
    adjective="",
    currency="EUR",
    currency_name="Euro",
    foreign=("DKK", "Danish krone"),
    pay=27_000,
    year=2034,
    skills=("Hand skill", "Drawing", "Site sense", "Crew care", "Budgets"),
    backgrounds=(("Carpentry", "carpenters"), ("Navy", "sailors")),
    kinds=("Trial piece", "Site walk", "Drawing talk"),
    places=(("Ghent", 51.05, 3.73), ("Namur", 50.46, 4.87)),
    trade="boatbuilding",
    board="Quay Board",
)

HOUSES = (BANK, YARD)
