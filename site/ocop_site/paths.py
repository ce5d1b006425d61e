"""Where templates and static files lie: above the package in a checkout, inside it in a wheel."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = PACKAGE.parent.parent
_ROOT = PACKAGE if (PACKAGE / "templates").is_dir() else _CHECKOUT

TEMPLATES = _ROOT / "templates"
STATIC = _ROOT / "static"
TRANSLATIONS = PACKAGE / "translations"
