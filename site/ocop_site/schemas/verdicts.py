"""What a code says today."""

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from catalog.codes import Level
from catalog.verdicts import Verdict
from ocop_site.schemas.base import Bilingual, Coverage, Day, Marked, Stars
from ocop_site.schemas.goods import ListItem, OtherGoods


class VerdictCertificate(TypedDict):
    """The certificate that speaks for a product."""

    stars: Stars
    decision_number: str
    issuer: str
    issued_on: Day
    valid_until: Day
    extended_until: Day | None
    renewal_filed_on: Day | None
    withdrawn_on: Day | None
    reason: str | None


class VerdictAnswer(Marked):
    """What a code says today: always this shape, whatever the verdict and its HTTP status."""

    code: str
    level: Level | None
    verdict: Verdict
    checked_at: Annotated[str, Field(description="to the minute, on Vietnam's clock")]
    coverage: Coverage | None
    product: ListItem | None
    certificate: VerdictCertificate | None
    lot: None
    item: None
    also_certified: list[OtherGoods]
    message: Bilingual
