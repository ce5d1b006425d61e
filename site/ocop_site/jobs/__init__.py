"""Work beside requests: declared with `@job`, put off with `.later()`, done by `ocop jobs`."""

from ocop_site.jobs.declared import Job, job

__all__ = ["Job", "job"]
