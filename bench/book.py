"""How long a printed catalogue takes: from the list to the file, in one process.

OCOP_HOME names a demonstration (`ocop demo --no-serve`).
"""

import resource
import sys
import time
from io import BytesIO

from ocop_site import create_app
from ocop_site.book import Arrangement, lay_out, read_book, write_pdf
from ocop_site.language import speaking
from ocop_site.search import listed_ids
from search_index.query import SearchRequest

ROUNDS = 3


def main(counts: list[int]) -> None:
    """Print seconds, pages and size for so many products."""
    app = create_app()
    with speaking(app, "vi"):
        everything = listed_ids(SearchRequest())
        for count in counts:
            seconds = []
            for _ in range(ROUNDS):
                began = time.perf_counter()
                ids = everything[:count]
                plan = lay_out(read_book(SearchRequest(), ids, Arrangement.PROVINCE))
                out = BytesIO()
                write_pdf(plan, out)
                seconds.append(round(time.perf_counter() - began, 1))
            megabytes = out.tell() / 1_000_000
            print(f"{len(ids)} products, {plan.pages} pages, {megabytes:.1f} MB: {seconds} s")
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:]] or [500, 2_000])
