"""Every question that the interface answers, as OpenAPI and the page on data tell of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from catalog.text import Text
from ocop_site.api.producers import FACETS as OF_PRODUCERS
from ocop_site.schemas.goods import ProductDetails, ProductList, Suggestions
from ocop_site.schemas.producers import ProducerDetails, ProducerList
from ocop_site.schemas.statistics import Statistics
from ocop_site.schemas.verdicts import VerdictAnswer
from search_index.query import LAST_PAGE, MOST_PER_PAGE, PER_PAGE, Facet, Sort, accepted
from search_index.vocabulary import Vocabulary

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter; `facet` tells where its values come from."""

    name: str
    said: str
    schema: Schema | None = None
    facet: Facet | None = None
    in_path: bool = False

    def as_openapi(self, known: Vocabulary) -> Schema:
        """The parameter as OpenAPI has it."""
        told: Schema = {"name": self.name, "description": self.said}
        if self.in_path:
            return told | {"in": "path", "required": True, "schema": self.schema}
        told["in"] = "query"
        if self.facet is None:
            return told | {"schema": self.schema}
        words = {"type": "string", "enum": sorted(accepted(self.facet, known), key=_in_order)}
        return told | {"schema": {"type": "array", "items": words}, "style": "form"}


def _in_order(word: str) -> tuple[int, str]:
    """Numbers as numbers, before words."""
    return (int(word), "") if word.isdecimal() else (10**9, word)


@dataclass(frozen=True, slots=True)
class Operation:
    """One question: its address, what it is for, and the answers by status.

    `example` is the address that the page shows, with `{code}` for a code of the register.
    """

    path: str
    name: str
    said: Text
    parameters: tuple[Parameter, ...]
    answer: Any
    statuses: tuple[int, ...] = (400,)
    same_shape: tuple[int, ...] = (200,)
    example: str = ""


_FACETS = {
    Facet.STARS: "stars held today",
    Facet.PROVINCE: "present province, by code or slug",
    Facet.FORMER_PROVINCE: "province before July 2025, by slug",
    Facet.SECTOR: "sector of the programme",
    Facet.SET: "product set, 1–26",
    Facet.STATUS: "status today; without it and without q the list holds what is in force",
    Facet.KIND: "kind of producer",
    Facet.CERTIFICATE: "other certificates, as the producer told",
    Facet.GI: "whether a geographical indication is held",
    Facet.INVOICE: "whether a VAT invoice is given",
    Facet.CAPACITY: "band of the monthly capacity",
    Facet.SEASON: "months in which the goods are to be had",
    Facet.PRICE: "band of the lowest price",
    Facet.TAG: "what the goods are known for",
}
_CODE = Parameter(
    "code",
    "code on the pack, in any case, with or without dashes",
    {"type": "string", "format": "ocop-code", "minLength": 1},
    in_path=True,
)
_Q = Parameter("q", "words, with or without marks; the first 100 characters", {"type": "string"})
_PAGES = (
    Parameter("page", "from 1", {"type": "integer", "minimum": 1, "maximum": LAST_PAGE}),
    Parameter(
        "per_page",
        "items of a page",
        {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE, "default": PER_PAGE},
    ),
)
_SORT = Parameter("sort", "order", {"type": "string", "enum": [sort.value for sort in Sort]})
_SLUG = Parameter("slug", "as in the address of its page", {"type": "string"}, in_path=True)
_ON = Parameter(
    "on",
    "a day from 2018-05-07 to today in Vietnam; today without it",
    {"type": "string", "format": "date"},
)


def _of_facets(*facets: Facet) -> tuple[Parameter, ...]:
    return tuple(Parameter(facet.value, _FACETS[facet], facet=facet) for facet in facets)


OPERATIONS = (
    Operation(
        "/api/v1/verify/{code}",
        "verify",
        Text("Một mã hôm nay nói gì", "What a code says today"),
        (_CODE,),
        VerdictAnswer,
        statuses=(),
        same_shape=(200, 400, 404, 503),
        example="/api/v1/verify/{code}",
    ),
    Operation(
        "/api/v1/products",
        "listProducts",
        Text("Danh mục theo bộ lọc, kèm số đếm", "The catalogue under filters, with counts"),
        (_Q, *_of_facets(*Facet), _SORT, *_PAGES),
        ProductList,
        example="/api/v1/products?q=mat+ong&stars=4",
    ),
    Operation(
        "/api/v1/products/{code}",
        "getProduct",
        Text(
            "Một sản phẩm với mọi giấy chứng nhận và lịch sử",
            "One product with every certificate and its history",
        ),
        (_CODE,),
        ProductDetails,
        statuses=(404,),
        example="/api/v1/products/{code}",
    ),
    Operation(
        "/api/v1/producers",
        "listProducers",
        Text("Chủ thể có sản phẩm được công nhận", "Producers of recognised goods"),
        (*_of_facets(*OF_PRODUCERS), *_PAGES),
        ProducerList,
        example="/api/v1/producers?province=86&kind=cooperative",
    ),
    Operation(
        "/api/v1/producers/{slug}",
        "getProducer",
        Text("Một chủ thể với mọi sản phẩm", "One producer with all its goods"),
        (_SLUG,),
        ProducerDetails,
        statuses=(404,),
        example="/api/v1/producers/{slug}",
    ),
    Operation(
        "/api/v1/suggest",
        "suggest",
        Text("Gợi ý tên khi đang gõ", "Names that continue what is being typed"),
        (_Q,),
        Suggestions,
        example="/api/v1/suggest?q=mat+o",
    ),
    Operation(
        "/api/v1/statistics",
        "getStatistics",
        Text("Số liệu của sổ vào một ngày", "The register counted on a day"),
        (_ON,),
        Statistics,
        example="/api/v1/statistics?on={day}",
    ),
)


def answers_of(operation: Operation) -> Iterator[tuple[int, bool]]:
    """Every status that an operation answers, and whether in its own shape."""
    yield from ((status, True) for status in operation.same_shape)
    problems = {*operation.statuses, 429, 503}.difference(operation.same_shape)
    if operation.name != "verify":  # asked in shops, and never turned away
        yield from ((status, False) for status in sorted(problems))
