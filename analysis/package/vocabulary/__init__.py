"""The words and the order of what a package holds: its ladder, company types, sources of pay, money and rules.

No other module knows a role, a company type, a source, a currency, a country or a threshold by name.
"""

from analysis.package.vocabulary.company_types import EVERY_TYPE, JOINT, CompanyType, CompanyTypes, Side, Sides
from analysis.package.vocabulary.ladder import Ladder, Role
from analysis.package.vocabulary.pay import Component, Components, Currencies, Currency, PaySource, PaySources
from analysis.package.vocabulary.rules import RULES, Rules, Trade

__all__ = [
    "CompanyType",
    "CompanyTypes",
    "Component",
    "Components",
    "Currencies",
    "Currency",
    "EVERY_TYPE",
    "JOINT",
    "Ladder",
    "PaySource",
    "PaySources",
    "RULES",
    "Role",
    "Rules",
    "Side",
    "Sides",
    "Trade",
]
