"""Every table of the register, imported once so that metadata and migrations see them all."""

from catalog.audit import AuditEntry
from catalog.certificates import Certificate, CertificateEvent
from catalog.change import OutboxEntry, RegisterState
from catalog.decisions import Coverage, Decision, Issuer
from catalog.inspections import Inspection
from catalog.intake.records import Intake
from catalog.legal import LegalBasis
from catalog.offices import Office
from catalog.producers import PrivateContact, Producer
from catalog.products import Product, ProductText
from catalog.rates import RateCount
from catalog.reports.records import Report, ReportEvent, ReportPhoto
from catalog.scans import ScanCount
from catalog.taxonomy import ProductSet, ProductSetAlias
from catalog.units import Unit, UnitAlias, UnitSuccession

__all__ = [
    "AuditEntry",
    "Certificate",
    "CertificateEvent",
    "Coverage",
    "Decision",
    "Inspection",
    "Intake",
    "Issuer",
    "LegalBasis",
    "Office",
    "OutboxEntry",
    "PrivateContact",
    "Producer",
    "Product",
    "ProductSet",
    "ProductSetAlias",
    "ProductText",
    "RateCount",
    "RegisterState",
    "Report",
    "ReportEvent",
    "ReportPhoto",
    "ScanCount",
    "Unit",
    "UnitAlias",
    "UnitSuccession",
]
