"""Selection → SQL: the limits of a search as a condition on the article it looks in."""

from __future__ import annotations

from dataclasses import dataclass

from index.rows import Selection


@dataclass(frozen=True, slots=True)
class Condition:
    """An SQL condition on the table ``article`` and the values for its question marks."""

    sql: str
    values: tuple[str, ...]

    @property
    def limits(self) -> bool:
        return bool(self.values)


def condition(selection: Selection) -> Condition:
    """Return what ``selection`` asks of an article."""
    parts: list[tuple[str, str]] = []
    in_force = "TRUE" if selection.superseded else "article.newer IS NULL"
    if selection.outlet is not None:
        parts.append(("article.outlet_folded = ?", folded(selection.outlet)))
    if selection.since is not None:
        parts.append(("article.day >= ?", selection.since.isoformat()))
    if selection.until is not None:
        parts.append(("article.day <= ?", selection.until.isoformat()))
    return Condition(" AND ".join([in_force, *(sql for sql, _ in parts)]), tuple(value for _, value in parts))


def folded(name: str) -> str:
    """Return ``name`` as it is compared: without regard to case and white space around it."""
    return " ".join(name.casefold().split())
