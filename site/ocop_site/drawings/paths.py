"""Path data as the pen writes it, read back into lines and cubic curves."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import acos, ceil, cos, hypot, pi, sin, sqrt, tan

Point = tuple[float, float]
Segment = tuple[Point] | tuple[Point, Point, Point]
"""Where a line ends, or the two handles and the end of a cubic curve."""


@dataclass(slots=True)
class Subpath:
    """One stroke of a path: where it starts, how it goes on, and whether it closes."""

    start: Point
    segments: list[Segment] = field(default_factory=list)
    closed: bool = False


_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "T": 2, "C": 6, "S": 4, "A": 7, "Z": 0}


def read_path(data: str) -> list[Subpath]:
    """The subpaths of an SVG path; raises ValueError for what is no path."""
    reader = _Reader()
    for command, numbers in _commands(data):
        reader.take(command, numbers)
    return reader.subpaths


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with its numbers, a repeated one spelt out."""
    tokens = _TOKEN.findall(data)
    place, command = 0, ""
    while place < len(tokens):
        if tokens[place].isalpha():
            command = tokens[place]
            place += 1
        count = _NUMBERS.get(command.upper())
        if count is None or place + count > len(tokens):
            raise ValueError(f"no path: {data[:60]!r}")
        yield command, [float(token) for token in tokens[place : place + count]]
        place += count
        if command in "Mm":  # pairs that follow are lines
            command = "L" if command == "M" else "l"


class _Reader:
    """Where the pen stands, and the handle of the quadratic curve that led there."""

    def __init__(self) -> None:
        self.subpaths: list[Subpath] = []
        self.at: Point = (0.0, 0.0)
        self._handle: Point | None = None
        self._cubic_handle: Point | None = None

    def take(self, command: str, numbers: list[float]) -> None:
        """Follow one command."""
        kind = command.upper()
        if kind not in "CS":
            self._cubic_handle = None
        if kind == "Z":
            self._here()
            self.subpaths[-1].closed = True
            self.at, self._handle = self.subpaths[-1].start, None
            return
        x, y = self.at if command.islower() else (0.0, 0.0)
        if kind == "H":
            self._line((x + numbers[0], self.at[1]))
        elif kind == "V":
            self._line((self.at[0], y + numbers[0]))
        elif kind == "A":
            self._arc(numbers[:5], (x + numbers[5], y + numbers[6]))
        else:
            moved = [n + (y if place % 2 else x) for place, n in enumerate(numbers)]
            self._through(kind, list(zip(moved[::2], moved[1::2], strict=True)))

    def _through(self, kind: str, points: list[Point]) -> None:
        if kind == "M":
            self.subpaths.append(Subpath(points[0]))
            self.at, self._handle = points[0], None
        elif kind == "L":
            self._line(points[0])
        elif kind in "QT":
            self._quadratic(points[0] if kind == "Q" else self._mirrored(self._handle), points[-1])
        else:
            first = self._mirrored(self._cubic_handle) if kind == "S" else points[0]
            self._cubic(first, *points[-2:])
            self._cubic_handle = points[-2]

    def _mirrored(self, handle: Point | None) -> Point:
        """The handle that goes on smoothly; where none went before, the pen's own place."""
        x, y = handle or self.at
        return 2 * self.at[0] - x, 2 * self.at[1] - y

    def _here(self) -> Subpath:
        """The open subpath; after one was closed the pen goes on from its start."""
        if not self.subpaths:
            raise ValueError("a path begins with a move")
        if self.subpaths[-1].closed:
            self.subpaths.append(Subpath(self.at))
        return self.subpaths[-1]

    def _line(self, to: Point) -> None:
        self._here().segments.append((to,))
        self.at, self._handle = to, None

    def _cubic(self, first: Point, second: Point, to: Point) -> None:
        self._here().segments.append((first, second, to))
        self.at, self._handle = to, None

    def _quadratic(self, handle: Point, to: Point) -> None:
        (x, y), (hx, hy), (tx, ty) = self.at, handle, to
        self._cubic(
            (x + (hx - x) * 2 / 3, y + (hy - y) * 2 / 3),
            (tx + (hx - tx) * 2 / 3, ty + (hy - ty) * 2 / 3),
            to,
        )
        self._handle = handle

    def _arc(self, numbers: list[float], to: Point) -> None:
        across, up, turn, large, sweep = numbers
        if not across or not up or to == self.at:
            self._line(to)
            return
        for segment in arc_curves(
            self.at, to, abs(across), abs(up), turn, bool(large), bool(sweep)
        ):
            self._cubic(*segment)


def arc_curves(
    start: Point, to: Point, across: float, up: float, turn: float, large: bool, sweep: bool
) -> Iterator[tuple[Point, Point, Point]]:
    """An elliptical arc as cubic curves (SVG 1.1, appendix F.6)."""
    slope = turn * pi / 180
    cosine, sine = cos(slope), sin(slope)
    dx, dy = (start[0] - to[0]) / 2, (start[1] - to[1]) / 2
    x, y = cosine * dx + sine * dy, cosine * dy - sine * dx
    grown = max(1.0, sqrt((x / across) ** 2 + (y / up) ** 2))  # radii too small for the chord
    across, up = across * grown, up * grown
    below = (across * y) ** 2 + (up * x) ** 2
    reach = sqrt(max(0.0, (across * up) ** 2 / below - 1)) * (-1 if large == sweep else 1)
    cx, cy = reach * across * y / up, -reach * up * x / across
    middle = (
        cosine * cx - sine * cy + (start[0] + to[0]) / 2,
        sine * cx + cosine * cy + (start[1] + to[1]) / 2,
    )
    begin = _angle((x - cx) / across, (y - cy) / up)
    span = (_angle((-x - cx) / across, (-y - cy) / up) - begin) % (2 * pi)
    if not sweep:
        span -= 2 * pi
    pieces = ceil(abs(span) / (pi / 2) - 1e-9) or 1
    step = span / pieces
    handle = 4 / 3 * tan(step / 4)

    def on(px: float, py: float) -> Point:
        px, py = px * across, py * up
        return cosine * px - sine * py + middle[0], sine * px + cosine * py + middle[1]

    for piece in range(pieces):
        a, b = begin + piece * step, begin + (piece + 1) * step
        yield (
            on(cos(a) - handle * sin(a), sin(a) + handle * cos(a)),
            on(cos(b) + handle * sin(b), sin(b) - handle * cos(b)),
            on(cos(b), sin(b)),
        )


def _angle(x: float, y: float) -> float:
    angle = acos(max(-1.0, min(1.0, x / hypot(x, y))))
    return -angle if y < 0 else angle
