"""A picture of the benchmark's figures by size, both axes logarithmic, as plain SVG.

Times are processor time, which other programs hardly change.
"""

from math import floor, log10
from typing import Any
from xml.sax.saxutils import escape

WIDTH, HEIGHT, MARGIN = 300, 220, 46
COLOURS = {
    "dubao": "#b3261e",
    "fts5": "#1565c0",
    "fts5-facets": "#64b5f6",
    "whoosh": "#757575",
}
PANELS = (
    ("stories built a processor second", "cpu_rate"),
    ("median query, processor ms", "cpu_median"),
    ("slowest of 20 (p95), processor ms", "cpu_p95"),
    ("memory while building, MB", "build_mb"),
    ("memory while searching, MB", "search_mb"),
)


def plot(rows: list[dict[str, Any]]) -> str:
    """Return one panel for each of PANELS, one line for each engine."""
    panels = [_panel(rows, title, key, at * WIDTH) for at, (title, key) in enumerate(PANELS)]
    total = WIDTH * len(PANELS)
    legend = "".join(
        f'<text x="{MARGIN + at * 110}" y="{HEIGHT + 16}" fill="{COLOURS[engine]}">{engine}</text>'
        for at, engine in enumerate(engine for engine in COLOURS if any(row["engine"] == engine for row in rows))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {total} {HEIGHT + 24}" font-family="sans-serif" '
        f'font-size="11"><rect width="{total}" height="{HEIGHT + 24}" fill="white"/>{"".join(panels)}{legend}</svg>\n'
    )


def _panel(rows: list[dict[str, Any]], title: str, key: str, left: int) -> str:
    points = [(row["engine"], row["stories"], row[key]) for row in rows if row.get(key)]
    if not points:
        return ""
    across = _Scale([stories for _, stories, _ in points], left + MARGIN, left + WIDTH - 14)
    up = _Scale([value for _, _, value in points], HEIGHT - 30, 28)
    drawn = [f'<text x="{left + MARGIN}" y="16" font-weight="bold">{escape(title)}</text>']
    for tick in across.ticks():
        x = across.at(tick)
        drawn.append(f'<path d="M{x:.0f} 28V{HEIGHT - 30}" stroke="#eee"/>')
        drawn.append(f'<text x="{x:.0f}" y="{HEIGHT - 14}" text-anchor="middle" fill="#555">{_short(tick)}</text>')
    for tick in up.ticks():
        y = up.at(tick)
        drawn.append(f'<path d="M{left + MARGIN} {y:.0f}H{left + WIDTH - 14}" stroke="#eee"/>')
        drawn.append(
            f'<text x="{left + MARGIN - 4}" y="{y + 4:.0f}" text-anchor="end" fill="#555">{_short(tick)}</text>'
        )
    for engine, colour in COLOURS.items():
        line = [(across.at(stories), up.at(value)) for name, stories, value in sorted(points) if name == engine]
        if line:
            path = "L".join(f"{x:.1f} {y:.1f}" for x, y in line)
            drawn.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
            drawn.extend(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in line)
    return "".join(drawn)


class _Scale:
    """A logarithmic axis from whole power of ten to whole power of ten."""

    def __init__(self, values: list[float], first: float, last: float) -> None:
        self._low = floor(log10(min(values)))
        self._high = max(self._low + 1, -floor(-log10(max(values))))
        self._first, self._last = first, last

    def at(self, value: float) -> float:
        return self._first + (log10(value) - self._low) / (self._high - self._low) * (self._last - self._first)

    def ticks(self) -> list[float]:
        return [10.0**power for power in range(self._low, self._high + 1)]


def _short(value: float) -> str:
    return f"{value / 1e6:g}M" if value >= 1e6 else f"{value / 1e3:g}k" if value >= 1e3 else f"{value:g}"
