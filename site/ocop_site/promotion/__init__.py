"""The promotion plan as a workbook, in the language of the request."""

from ocop_site.promotion.workbook import write_plan

__all__ = ["write_plan"]
