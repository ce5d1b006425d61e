"""All that a producer tells buyers of one product, read together."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from catalog.areas import Area, areas_of
from catalog.attestations import RIGHTS, Attestation
from catalog.channels import SalesChannel, channels_of
from catalog.offers import Offer
from catalog.tags import ProductTag, Tag


@dataclass(frozen=True, slots=True)
class Details:
    """What is told of a product beside its certificates; empty where nothing is told."""

    offer: Offer | None
    tags: tuple[Tag, ...]
    attestations: tuple[Attestation, ...]
    channels: tuple[SalesChannel, ...]
    areas: tuple[Area, ...]

    @property
    def certified(self) -> list[Attestation]:
        """Other certificates on how the goods are made."""
        return [held for held in self.attestations if held.kind not in RIGHTS]

    @property
    def rights(self) -> list[Attestation]:
        """Rights to names: trademark, geographical indication."""
        return [held for held in self.attestations if held.kind in RIGHTS]


def load_details(session: Session, product_id: int, producer_id: int) -> Details:
    """The details of a product of a producer."""
    tags = select(ProductTag).where(ProductTag.product_id == product_id)
    held = (
        select(Attestation)
        .where(Attestation.product_id == product_id)
        .order_by(col(Attestation.id))
    )
    tagged = {row.tag for row in session.exec(tags)}
    return Details(
        offer=session.get(Offer, product_id),
        tags=tuple(tag for tag in Tag if tag in tagged),
        attestations=tuple(session.exec(held)),
        channels=tuple(channels_of(session, producer_id)),
        areas=tuple(areas_of(session, product_id)),
    )
