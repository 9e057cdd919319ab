"""A plot of measured times over sizes, both by powers of ten, as SVG that any browser shows."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

_WIDTH, _HEIGHT = 640, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 150, 40, 44
# Told apart without colour too: by their strokes.
_COLOURS = ("#0b6e8f", "#b3541e", "#4d7c0f", "#7a3e9d", "#475569")
_DASHES = ("", "6 3", "2 3", "8 3 2 3", "1 4")

Points = Sequence[tuple[float, float]]


def plot(title: str, across: str, series: Mapping[str, Points]) -> str:
    """Return the lines ``series``, each of points (size, milliseconds) above 0, as the text of an SVG file."""
    points = [point for line in series.values() for point in line]
    xs, ys = (_decades([point[axis] for point in points]) for axis in (0, 1))
    place = lambda x, y: (_place(x, xs, _LEFT, _WIDTH - _RIGHT), _place(y, ys, _HEIGHT - _BOTTOM, _TOP))  # noqa: E731
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"',
        ' font-family="sans-serif" font-size="12">',
        f'<title>{escape(title)}</title><rect width="100%" height="100%" fill="#fff"/>',
        f'<text x="{_LEFT}" y="22" font-size="14">{escape(title)}</text>',
        f'<text x="{(_LEFT + _WIDTH - _RIGHT) / 2}" y="{_HEIGHT - 8}" text-anchor="middle">{escape(across)}</text>',
    ]
    for power in range(xs[0], xs[1] + 1):
        x, _ = place(10.0**power, 10.0 ** ys[0])
        parts.append(_rule(x, _TOP, x, _HEIGHT - _BOTTOM))
        parts.append(f'<text x="{x:.0f}" y="{_HEIGHT - 26}" text-anchor="middle">{10**power:,}</text>')
    for power in range(ys[0], ys[1] + 1):
        _, y = place(10.0 ** xs[0], 10.0**power)
        parts.append(_rule(_LEFT, y, _WIDTH - _RIGHT, y))
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 4:.0f}" text-anchor="end">{10.0**power:,g} ms</text>')
    for at, (name, line) in enumerate(series.items()):
        colour, dash = _COLOURS[at % len(_COLOURS)], _DASHES[at % len(_DASHES)]
        placed = [place(x, y) for x, y in sorted(line)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
        parts.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>'
        )
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in placed]
        parts.append(
            f'<text x="{placed[-1][0] + 8:.0f}" y="{placed[-1][1] + 4:.0f}" fill="{colour}">{escape(name)}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])


def _decades(values: Sequence[float]) -> tuple[int, int]:
    """Return the powers of ten that ``values`` lie between."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def _place(value: float, powers: tuple[int, int], first: float, last: float) -> float:
    return first + (math.log10(value) - powers[0]) / (powers[1] - powers[0]) * (last - first)


def _rule(x: float, y: float, to_x: float, to_y: float) -> str:
    return f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}" stroke="#ddd"/>'
