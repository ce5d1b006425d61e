"""What the frame of every page shows: site name, operator, navigation, banner."""

from flask import Flask

from ocop_site.register import register


def init_layout(app: Flask) -> None:
    """Offer the frame's facts to every template."""

    @app.context_processor
    def _frame() -> dict[str, object]:
        opened = register()
        return {
            "site_name": opened.settings.site_name,
            "operator": opened.settings.operator,
            "demonstration": opened.demonstration,
            "public_host": opened.settings.public_host,
        }
