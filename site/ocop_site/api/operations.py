"""Every question that the interface answers, as OpenAPI and the page on data tell of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from catalog.events.words import EventKind
from catalog.places.words import PlaceKind
from catalog.reference import read_data
from catalog.text import Text, slugify
from ocop_site.api.producers import FACETS as OF_PRODUCERS
from ocop_site.language import text_of
from ocop_site.schemas.fairs import FairDetails, FairList
from ocop_site.schemas.goods import ProductDetails, ProductList, Suggestions
from ocop_site.schemas.places import PlaceDetails, PlaceList
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
    said: Text
    schema: Schema | None = None
    facet: Facet | None = None
    in_path: bool = False

    def as_openapi(self, known: Vocabulary) -> Schema:
        """The parameter as OpenAPI has it."""
        told: Schema = {"name": self.name, "description": text_of(self.said)}
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


_FACETS: dict[Facet, Text] = {
    Facet.STARS: Text("số sao đang giữ", "stars held today"),
    Facet.PROVINCE: Text(
        "tỉnh, thành hiện nay, theo mã hoặc tên viết liền", "present province, by code or slug"
    ),
    Facet.FORMER_PROVINCE: Text(
        "tỉnh, thành trước tháng 7/2025, theo tên viết liền", "province before July 2025, by slug"
    ),
    Facet.SECTOR: Text("ngành của Chương trình", "sector of the programme"),
    Facet.SET: Text("bộ sản phẩm, 1–26", "product set, 1–26"),
    Facet.STATUS: Text(
        "tình trạng hôm nay; không ghi cả q thì danh sách gồm sản phẩm còn hiệu lực",
        "status today; without it and without q the list holds what is in force",
    ),
    Facet.KIND: Text("loại hình chủ thể", "kind of producer"),
    Facet.CERTIFICATE: Text(
        "chứng nhận khác, theo chủ thể cung cấp", "other certificates, as the producer told"
    ),
    Facet.GI: Text("có chỉ dẫn địa lý", "whether a geographical indication is held"),
    Facet.INVOICE: Text("có xuất hóa đơn giá trị gia tăng", "whether a VAT invoice is given"),
    Facet.CAPACITY: Text("mức sản lượng một tháng", "band of the monthly capacity"),
    Facet.SEASON: Text("các tháng có hàng", "months in which the goods are to be had"),
    Facet.PRICE: Text("mức giá thấp nhất", "band of the lowest price"),
    Facet.TAG: Text("nét riêng của sản phẩm", "what the goods are known for"),
}
_CODE = Parameter(
    "code",
    Text(
        "mã trên bao bì, chữ hoa hay thường, có hay không có gạch nối",
        "code on the pack, in any case, with or without dashes",
    ),
    {"type": "string", "format": "ocop-code", "minLength": 1},
    in_path=True,
)
_Q = Parameter(
    "q",
    Text(
        "từ khóa, có dấu hay không dấu; tính 100 ký tự đầu",
        "words, with or without marks; the first 100 characters",
    ),
    {"type": "string"},
)
_PAGES = (
    Parameter(
        "page",
        Text("trang, từ 1", "from 1"),
        {"type": "integer", "minimum": 1, "maximum": LAST_PAGE},
    ),
    Parameter(
        "per_page",
        Text("số mục mỗi trang", "items of a page"),
        {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE, "default": PER_PAGE},
    ),
)
_SORT = Parameter(
    "sort", Text("thứ tự", "order"), {"type": "string", "enum": [sort.value for sort in Sort]}
)
_SLUG = Parameter(
    "slug",
    Text("như trong địa chỉ trang", "as in the address of its page"),
    {"type": "string"},
    in_path=True,
)
_ON = Parameter(
    "on",
    Text(
        "một ngày từ 2018-05-07 đến hôm nay theo giờ Việt Nam; không ghi thì là hôm nay",
        "a day from 2018-05-07 to today in Vietnam; today without it",
    ),
    {"type": "string", "format": "date"},
)
_PROVINCE = Parameter(
    "province",
    _FACETS[Facet.PROVINCE],
    {
        "type": "string",
        "enum": [
            name
            for row in read_data("provinces.csv")
            for name in (row["code"], slugify(row["name"]))
        ],
    },
)
_FAIRS = (
    Parameter(
        "kind",
        Text("loại sự kiện", "kind of event"),
        {"type": "string", "enum": [kind.value for kind in EventKind]},
    ),
    _PROVINCE,
    Parameter(
        "when",
        Text("sắp tới hay đã qua", "ahead or over"),
        {"type": "string", "enum": ["ahead", "past"], "default": "ahead"},
    ),
)

_PLACES = (
    Parameter(
        "kind",
        Text("loại hình điểm đến", "kind of place"),
        {"type": "string", "enum": [kind.value for kind in PlaceKind]},
    ),
    _PROVINCE,
    Parameter(
        "open",
        Text("chỉ điểm đang mở cửa lúc hỏi", "only places open at the moment of asking"),
        {"type": "string", "enum": ["now"]},
    ),
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
        "/api/v1/fairs",
        "listFairs",
        Text("Hội chợ và sự kiện khác", "Fairs and other events"),
        (*_FAIRS, *_PAGES),
        FairList,
        example="/api/v1/fairs?kind=fair",
    ),
    Operation(
        "/api/v1/fairs/{slug}",
        "getFair",
        Text(
            "Một sự kiện với địa điểm và sản phẩm được công nhận tại đó",
            "One event with its sites and the certified goods there",
        ),
        (_SLUG,),
        FairDetails,
        statuses=(404,),
        example="/api/v1/fairs/{fair}",
    ),
    Operation(
        "/api/v1/places",
        "listPlaces",
        Text("Điểm đến có sản phẩm được công nhận", "Places where certified goods are on sale"),
        (*_PLACES, *_PAGES),
        PlaceList,
        example="/api/v1/places?province=86&open=now",
    ),
    Operation(
        "/api/v1/places/{slug}",
        "getPlace",
        Text(
            "Một điểm đến với sản phẩm và tình trạng hôm nay",
            "One place with its goods and their status of today",
        ),
        (_SLUG,),
        PlaceDetails,
        statuses=(404,),
        example="/api/v1/places/{place}",
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
