"""Structured logs: one JSON object a line on standard error, networks instead of addresses."""

import logging
import sys
import time
from ipaddress import ip_address, ip_network

import structlog
from flask import Flask, Response, g, request

_log = structlog.get_logger("ocop.request")


def configure_logs(level: int = logging.INFO) -> None:
    """Write JSON lines to standard error."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=True,
    )


def network_of(address: str | None) -> str:
    """The network of an address, /24 or /48: enough to see a flood, not who came."""
    try:
        version = ip_address(address or "").version
    except ValueError:
        return ""
    return str(ip_network(f"{address}/{24 if version == 4 else 48}", strict=False))


def init_logs(app: Flask) -> None:
    """Log each request once, with its path but neither its query nor a full address."""
    configure_logs()

    @app.before_request
    def _start() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def _write(response: Response) -> Response:
        _log.info(
            "request",
            method=request.method,
            path=request.script_root + request.path,
            status=response.status_code,
            ms=round((time.perf_counter() - g.get("started", 0.0)) * 1000, 1),
            network=network_of(request.remote_addr),
        )
        return response
