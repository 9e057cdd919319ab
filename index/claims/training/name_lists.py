"""First names that lists by country hold for one of two genders: the United States' census and Faker's locales.

Read when the table of first names is made, by ``pip install faker==40.54.0 names==0.3.0``: ``names`` carries the US
Census Bureau's counts of 1990 (public domain), Faker (MIT licence) the names in use in some sixty countries.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

# So many times more of those who bear a name must be of one gender, by the census.
_CENSUS_TIMES = 50
# So many times more countries must list a name for one gender, where any lists it for the other.
_COUNTRIES_TIMES = 4
# Icelandic law lists every name it allows, most of which nobody in the news bears; Vietnam's last names stand first.
_LEFT_OUT = {"is_IS", "vi_VN"}
_NAME = re.compile(r"[A-ZÀ-Ž][a-zà-ž]{2,}")
# So many in ten million must bear a name that no country lists; more of a short one: "Wen", "Chu" are last names too.
_BORNE, _SHORT, _BORNE_SHORT = 200, 4, 2000


def listed_genders() -> dict[str, str]:
    """Return "m" or "f" for each first name, in small letters, that the lists hold for one gender, or nearly so."""
    return clear_genders(_by_country(), _by_census())


def clear_genders(countries: Mapping[str, Counter[str]], shares: Mapping[str, Counter[str]]) -> dict[str, str]:
    """Return the names that are clear of gender, by how many ``countries`` list them as a man's and a woman's and how
    many of ten million men and women bear them, their ``shares``."""
    kept = {}
    for name in countries.keys() | shares.keys():
        for gender, other in ("mf", "fm"):
            listed, share = countries.get(name, Counter()), shares.get(name, Counter())
            by_census = share[gender] >= _CENSUS_TIMES * share[other]
            by_country = listed[gender] >= _COUNTRIES_TIMES * listed[other]
            borne = share[gender] >= (_BORNE if len(name) > _SHORT else _BORNE_SHORT)
            if by_census and by_country and (borne or listed[gender] > 0):
                kept[name] = gender
    return kept


def _by_country() -> dict[str, Counter[str]]:
    """Return for each name in how many of Faker's locales it is a man's and a woman's."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    persons = import_module("faker.providers.person")
    for module in iter_modules(persons.__path__):
        own = vars(import_module(f"{persons.__name__}.{module.name}").Provider) if module.name not in _LEFT_OUT else {}
        for gender, field in (("m", "first_names_male"), ("f", "first_names_female")):
            for name in {name.lower() for name in own.get(field, ()) if _NAME.fullmatch(name)}:
                counts[name][gender] += 1
    return counts


def _by_census() -> dict[str, Counter[str]]:
    """Return for each name in how many of ten million men and women it is borne."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for gender, file in (("m", "first:male"), ("f", "first:female")):
        for line in Path(import_module("names").FILES[file]).read_text(encoding="ascii").splitlines():
            name, percent = line.split()[:2]
            if _NAME.fullmatch(name.title()):
                counts[name.lower()][gender] = round(float(percent) * 100_000)
    return counts
