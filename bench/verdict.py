"""Requests a second of the verdict page, scan recorded, as a share of bare Flask's.

Over 500 codes; how it is measured: `against_hello.py`. Build a register first:
`OCOP_HOME=… ocop demo --no-serve --products N`; it is taken from the same settings.
"""

from against_hello import compare
from sqlalchemy import select

from catalog import models  # noqa: F401 - fills the metadata
from catalog.db import metadata, open_engine, reading
from ocop_site.settings import load_settings


def main() -> None:
    """Measure 500 codes of the register, evenly spread."""
    with reading(open_engine(load_settings().database)) as session:
        product = metadata.tables["product"].c
        codes = list(session.execute(select(product.code).order_by(product.id)).scalars())
    print(f"{len(codes)} products")
    spread = codes[:: max(1, len(codes) // 500)][:500]
    compare("verdict", [f"/q/{code}" for code in spread], __doc__)


if __name__ == "__main__":
    main()
