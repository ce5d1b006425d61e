"""Points on the earth: distances, boxes around a point, and what lies in Vietnam. Pure."""

import re
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

SOUTH, NORTH, WEST, EAST = 6.0, 24.0, 101.0, 118.0
"""Degrees of WGS 84 that hold Vietnam with quần đảo Hoàng Sa and quần đảo Trường Sa."""

_EARTH_KM = 6371.0088
_KM_PER_DEGREE = 110.574
"""Of latitude at the equator, where degrees are shortest: boxes come out too large, never small."""
_KM_PER_DEGREE_AT_EQUATOR = 111.32


@dataclass(frozen=True, slots=True)
class Point:
    """A point in degrees of WGS 84."""

    latitude: float
    longitude: float

    @property
    def in_vietnam(self) -> bool:
        """Whether it can lie in Vietnam at all."""
        return SOUTH <= self.latitude <= NORTH and WEST <= self.longitude <= EAST

    @property
    def written(self) -> str:
        """The point as maps have it: 9.81234, 106.19421 (about a metre)."""
        return f"{self.latitude:.5f}, {self.longitude:.5f}"


@dataclass(frozen=True, slots=True)
class Box:
    """All points between two latitudes and two longitudes."""

    south: float
    north: float
    west: float
    east: float


def distance_km(one: Point, other: Point) -> float:
    """The distance along the earth's surface (haversine), in km; wrong by at most 0.6 %."""
    north = radians(other.latitude - one.latitude) / 2
    east = radians(other.longitude - one.longitude) / 2
    shrunk = cos(radians(one.latitude)) * cos(radians(other.latitude))
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(sin(north) ** 2 + shrunk * sin(east) ** 2)))


def box_around(point: Point, km: float) -> Box:
    """A box that holds every point within so many km."""
    high = km / _KM_PER_DEGREE
    furthest = min(89.0, abs(point.latitude) + high)
    wide = km / (_KM_PER_DEGREE_AT_EQUATOR * cos(radians(furthest))) * 1.01
    return Box(
        point.latitude - high, point.latitude + high, point.longitude - wide, point.longitude + wide
    )


_TYPED = re.compile(
    r"\s*([+-]?[0-9]{1,3}(?:\.[0-9]{1,10})?)\s*,\s*([+-]?[0-9]{1,3}(?:\.[0-9]{1,10})?)\s*"
)


def read_point(typed: str, decimals: int | None = None) -> Point | None:
    """A point written "21.03,105.85", rounded to so many decimals; None for what is none."""
    found = _TYPED.fullmatch(typed[:64])
    if found is None:
        return None
    latitude, longitude = float(found[1]), float(found[2])
    if abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return (
        Point(round(latitude, decimals), round(longitude, decimals))
        if decimals
        else Point(latitude, longitude)
    )
