"""What the frame of every page shows: site name, operator, navigation, banner."""

from flask import Flask

from catalog.codes import display
from catalog.issuer_names import in_full
from ocop_site.fallback import page_text
from ocop_site.register import register


def init_layout(app: Flask) -> None:
    """Offer the frame's facts to every template."""
    app.jinja_env.filters["grouped"] = display
    app.jinja_env.filters["issuer"] = lambda name: page_text(in_full(name))

    @app.context_processor
    def _frame() -> dict[str, object]:
        opened = register()
        return {
            "site_name": opened.settings.site_name,
            "operator": opened.settings.operator,
            "demonstration": opened.demonstration,
            "public_host": opened.settings.public_host,
        }
