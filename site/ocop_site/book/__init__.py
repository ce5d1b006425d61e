"""The printed catalogue: any list of the catalogue as a book of pages (PDF).

`read_book` gathers what is in it, `lay_out` says where everything stands, `write_pdf` draws it.
"""

from ocop_site.book.content import Arrangement
from ocop_site.book.drawing import write_pdf
from ocop_site.book.layout import lay_out
from ocop_site.book.reading import read_book

__all__ = ["Arrangement", "lay_out", "read_book", "write_pdf"]
