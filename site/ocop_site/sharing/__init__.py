"""Pictures that go with a page when it is shared: Open Graph, 1200 × 630."""

from ocop_site.sharing.views import (
    blueprint,
    init_sharing,
    share_of_producer,
    share_of_product,
)

__all__ = ["blueprint", "init_sharing", "share_of_producer", "share_of_product"]
