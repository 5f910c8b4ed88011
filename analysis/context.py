"""The context that all pages share: country, company type, level and money, and why a page cannot heed one of them."""

from __future__ import annotations

from analysis import words
from analysis.package.memory import kept
from analysis.package.selection import first_selection
from analysis.package.tables import Package

COUNTRY, COMPANY_TYPE, LEVEL, MONEY = "country", "company_type", "role", "money"
CONTROLS = {
    COUNTRY: ("country",),
    COMPANY_TYPE: ("company_types",),
    LEVEL: ("role",),
    MONEY: ("dollars", "currency"),
}
"""The four controls, in their order on every page, and the fields of a selection that each fills."""

NO_AMOUNT = "Nothing on this page is an amount of money."
IN_FORM = "Said in the form below."

REASONS: dict[str, dict[str, str]] = {
    "ladder": {MONEY: "Pay beside the levels is in {coins} of the day; Pay by level converts it."},
    "progression": {MONEY: NO_AMOUNT},
    "planner": {COMPANY_TYPE: IN_FORM, LEVEL: IN_FORM},
    "growth": {
        COUNTRY: "Skills are read from published frameworks, whatever the country.",
        COMPANY_TYPE: "Skills are read from published frameworks, whatever the company.",
        MONEY: NO_AMOUNT,
    },
    "compensation": {},
    "wages": {
        COUNTRY: "Metros of {home} alone: no other country has them in this data.",
        COMPANY_TYPE: "Too few people report to tell company types apart by metro.",
    },
    "offer": {
        COUNTRY: IN_FORM,
        COMPANY_TYPE: IN_FORM,
        LEVEL: IN_FORM,
        MONEY: IN_FORM,
    },
    "demand": {LEVEL: "Every level is shown beside the others.", MONEY: NO_AMOUNT},
    "scope": {MONEY: "Shares and spreads are the same in any money; amounts are {coins} of the day."},
    "routes": {
        COUNTRY: "First jobs are those of {home}; the rest holds anywhere.",
        COMPANY_TYPE: "What a background brings is read whatever the company.",
        LEVEL: "Held against the first two levels of the ladder.",
        MONEY: "The one amount here is in {coins} of the day.",
    },
    "interview": {
        COUNTRY: "Interviews are described whatever the country.",
        COMPANY_TYPE: "What each side listens for stands beside the rest.",
        MONEY: NO_AMOUNT,
    },
}
"""Why a page cannot heed a control, by page; what has no reason is heeded. A page that is not here has no figures."""


@kept()
def reasons(package: Package, page: str) -> dict[str, str]:
    """Return why a page cannot heed a control, by control; raises `KeyError` for a page without the bar."""
    home = words.place(package, first_selection(package).country)
    coins = words.coins(package.currencies.home)
    return {control: reason.format(home=home, coins=coins) for control, reason in REASONS[page].items()}


def elsewhere(package: Package, page: str, country: str) -> str:
    """Return that a page tells of home alone and not of the country chosen, to be followed by what does; else "".

    A page of which it matters not, or whose form asks for the country, says nothing.
    """
    if country == first_selection(package).country or "{home}" not in REASONS[page].get(COUNTRY, ""):
        return ""
    return f"{reasons(package, page)[COUNTRY]} What there is for {words.place(package, country)}:"


def heeded(package: Package, page: str) -> tuple[str, ...]:
    """Return what a page heeds of the bar, by names in the URL; raises `KeyError` for a page without the bar."""
    grey = reasons(package, page)
    return tuple(name for control in CONTROLS if control not in grey for name in _names(control))


def unheeded(package: Package, page: str) -> tuple[str, ...]:
    """Return what a page's bar has grey, by names in the URL; nothing on a page without the bar."""
    return tuple(name for control in reasons(package, page) for name in _names(control)) if page in REASONS else ()


def _names(control: str) -> tuple[str, ...]:
    return CONTROLS[control] if control == MONEY else (control,)
