"""The places nearest to a commune, a province or a position that the visitor gives.

A position comes rounded to two decimals, about a kilometre; the page rounds it before it leaves
the telephone, and it is rounded here again. It is written nowhere: not into the register, nor
the log, nor any cache.
"""

from dataclasses import dataclass
from typing import Any

from flask import make_response, redirect, render_template, request, url_for
from sqlmodel import Session
from werkzeug.wrappers import Response as AnyResponse

from catalog.db import reading
from catalog.places.geography import Point, read_point
from catalog.places.lists import PlaceLine, nearest
from catalog.places.starting import Start, communes_of, middle_of
from catalog.text import Text
from catalog.units import Unit, find_province, present_provinces
from ocop_site.register import register
from ocop_site.visit.routes import blueprint

DECIMALS = 2
MOST = 20

_NOT_UNDERSTOOD = Text(
    "Vị trí trong địa chỉ không đúng dạng, ví dụ đúng: 21.03,105.85. Hãy chọn tỉnh và xã bên dưới.",
    "The position in the address is not of the form 21.03,105.85. Choose a province and a commune"
    " below.",
)
_ABROAD = Text(
    "Vị trí này nằm ngoài Việt Nam. Hãy chọn tỉnh và xã bên dưới để xem các điểm gần đó.",
    "This position lies outside Vietnam. Choose a province and a commune below instead.",
)
_NO_MIDDLE = Text(
    "Sổ này chưa ghi tọa độ của điểm nào ở đó, nên chưa xếp được theo khoảng cách.",
    "This register has no coordinates of any place there, so nothing can be sorted by distance.",
)


@dataclass(frozen=True, slots=True)
class Origin:
    """From where distances are measured, or why from nowhere."""

    point: Point | None = None
    province: Unit | None = None
    commune: Start | None = None
    fault: Text | None = None


@blueprint.get("/places/near")
def near() -> AnyResponse:
    """The nearest places; without an origin, the form that asks for one."""
    at = request.args.get("at", "")
    point = read_point(at, DECIMALS)
    if point is not None and at != _written(point):
        # Not even the links of the page may carry what was sent too precisely.
        return _unkept(redirect(url_for("visit.near", at=_written(point))))
    with reading(register().engine) as session:
        origin = _origin(session)
        lines: list[PlaceLine] = []
        if origin.point is not None:
            lines = nearest(session, origin.point, register().now(), most=MOST)
        page = render_template(
            "visit/near.html", origin=origin, lines=lines, **_offered(session, origin)
        )
    answer = make_response(page, 400 if origin.fault is _NOT_UNDERSTOOD else 200)
    return _unkept(answer) if at else answer


def _written(point: Point) -> str:
    return f"{point.latitude:.2f},{point.longitude:.2f}"


def _unkept(answer: AnyResponse) -> AnyResponse:
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


def _origin(session: Session) -> Origin:
    at = request.args.get("at", "")
    province = find_province(session, request.args.get("province", ""))
    if at:
        point = read_point(at, DECIMALS)
        if point is None or not point.in_vietnam:
            return Origin(province=province, fault=_ABROAD if point else _NOT_UNDERSTOOD)
        return Origin(point)
    if province is None:
        return Origin()
    wanted = request.args.get("commune", "")
    communes = communes_of(session, province.id or 0)
    commune = next((one for one in communes if one.slug == wanted), None)
    point = commune.middle if commune else None
    point = point or middle_of(session, province.id or 0)
    return Origin(point, province, commune, None if point else _NO_MIDDLE)


def _offered(session: Session, origin: Origin) -> dict[str, Any]:
    """What can be chosen: the provinces, and the communes of the one that is chosen."""
    province = origin.province
    return {
        "provinces": present_provinces(session),
        "communes": communes_of(session, province.id or 0) if province else [],
    }
