"""Every table of the register, imported once so that metadata and migrations see them all."""

from catalog.accounts.records import (
    AccessRequest,
    Account,
    AccountLink,
    AccountMandate,
    AccountSession,
    RecoveryCode,
)
from catalog.areas import Area, AreaProduct
from catalog.attestations import Attestation
from catalog.audit import AuditEntry
from catalog.certificates import Certificate, CertificateEvent
from catalog.change import OutboxEntry, RegisterState
from catalog.channels import SalesChannel
from catalog.decisions import Coverage, Decision, Issuer
from catalog.enquiries.records import Enquiry, EnquiryItem, EnquiryMessage
from catalog.events.records import (
    Event,
    EventAct,
    EventResult,
    EventSession,
    EventSite,
    EventSkip,
    EventZone,
    Stall,
    StallLine,
)
from catalog.inspections import Inspection
from catalog.intake.records import Intake
from catalog.job_runs import JobRun
from catalog.legal import LegalBasis
from catalog.offers import Offer
from catalog.offices import Office
from catalog.places.records import (
    Place,
    PlaceAct,
    PlaceClosing,
    PlaceHours,
    PlacePhoto,
    PlaceStock,
)
from catalog.printed import PrintedCatalogue
from catalog.producers import PrivateContact, Producer
from catalog.products import Product, ProductText
from catalog.rates import RateCount
from catalog.reports.records import Report, ReportEvent, ReportPhoto
from catalog.scans import ScanCount
from catalog.tags import ProductTag
from catalog.taxonomy import ProductSet, ProductSetAlias
from catalog.units import Unit, UnitAlias, UnitSuccession

__all__ = [
    "AccessRequest",
    "Account",
    "AccountLink",
    "AccountMandate",
    "AccountSession",
    "Area",
    "AreaProduct",
    "Attestation",
    "AuditEntry",
    "Certificate",
    "CertificateEvent",
    "Coverage",
    "Decision",
    "Enquiry",
    "EnquiryItem",
    "EnquiryMessage",
    "Event",
    "EventAct",
    "EventResult",
    "EventSession",
    "EventSite",
    "EventSkip",
    "EventZone",
    "Inspection",
    "Intake",
    "Issuer",
    "JobRun",
    "LegalBasis",
    "Offer",
    "Office",
    "OutboxEntry",
    "Place",
    "PlaceAct",
    "PlaceClosing",
    "PlaceHours",
    "PlacePhoto",
    "PlaceStock",
    "PrintedCatalogue",
    "PrivateContact",
    "Producer",
    "Product",
    "ProductSet",
    "ProductSetAlias",
    "ProductTag",
    "ProductText",
    "RateCount",
    "RecoveryCode",
    "RegisterState",
    "Report",
    "ReportEvent",
    "ReportPhoto",
    "SalesChannel",
    "ScanCount",
    "Stall",
    "StallLine",
    "Unit",
    "UnitAlias",
    "UnitSuccession",
]
