"""The bodies that lists name: which of several namesakes, and what they had the power to give."""

import re

from catalog.decisions import (
    PROVINCES_AWARD_ALONE_FROM,
    IssuerLevel,
    issuer_key,
    issuer_level,
    may_award,
)
from catalog.intake.lines import Line
from catalog.intake.problems import BadLine


def is_local(name: str) -> bool:
    """Whether an issuer is a district or a commune, which may have namesakes."""
    return issuer_level(name) in (IssuerLevel.DISTRICT, IssuerLevel.COMMUNE)


def with_province(name: str, province: str) -> str:
    """A district's or commune's name with the province it lay in; other names as they are."""
    body, _, above = issuer_key(name).rpartition(", ")
    said = body and not re.match(r"(huyen|quan|thi xa) ", above)
    return name if said or not is_local(name) else f"{name}, {province}"


def without_province(key: str) -> str:
    """An issuer's key as it is where its name says no province."""
    return key.split(", ", maxsplit=1)[0]


def is_doubtful(line: Line) -> bool:
    """Whether another body should have recognised the line's product.

    Raises BadLine where its issuer cannot have done so: 5 stars are the ministry's, a district
    gave 3 stars at most and none after Quyết định 1489/QĐ-TTg, a commune never any. The rest is
    only doubtful: provinces went on deciding while districts took over.
    """
    issuer, stars, day = line.decision.issuer, line.stars, line.decided_on
    level = issuer_level(issuer)
    if may_award(level, stars, day):
        return False
    district_cannot = stars > 3 or day >= PROVINCES_AWARD_ALONE_FROM
    if (
        stars == 5
        or level is IssuerLevel.COMMUNE
        or (level is IssuerLevel.DISTRICT and district_cannot)
    ):
        raise BadLine(
            "issuer_has_no_power", "stars", issuer=issuer, stars=stars, date=f"{day:%d/%m/%Y}"
        )
    return True
