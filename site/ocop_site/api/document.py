"""The OpenAPI 3.1 document, made from the operations and the shapes that the code is held to."""

from typing import Any

from pydantic import TypeAdapter

from catalog.text import Text
from ocop_site.api.operations import OPERATIONS, Operation, answers_of
from ocop_site.language import text_of
from ocop_site.schemas.base import Problem
from search_index.vocabulary import Vocabulary

Json = dict[str, Any]

_ABOUT = Text(
    "Sổ công khai các sản phẩm OCOP, đọc không cần khóa. Dữ liệu theo giấy phép CC-BY-4.0: hãy ghi"
    " nguồn và ngày. Sổ thay đổi: hãy hỏi lại trước khi dựa vào một dòng.",
    "The public register of OCOP products, to be read without a key. The data are under CC-BY-4.0:"
    " name the source and the day. The register changes: ask again before you rely on a line.",
)
_REASONS = {
    200: Text("câu trả lời", "the answer"),
    400: Text("tham số hoặc mã không hợp lệ", "a parameter or code means nothing"),
    404: Text("sổ này không có", "not in this register"),
    429: Text(
        "hỏi quá nhiều; Retry-After cho biết khi nào hỏi lại",
        "too many questions; Retry-After tells when to ask again",
    ),
    503: Text(
        "chưa tra cứu được; Retry-After cho biết khi nào hỏi lại",
        "the register cannot be asked right now; Retry-After tells when to ask again",
    ),
}
_PLACE = "#/components/schemas/{model}"


def openapi(site_name: str, server: str, version: str, known: Vocabulary) -> Json:
    """The whole document for one site, in the language of the request."""
    answers = {one.name: one.answer for one in OPERATIONS} | {"problem": Problem}
    placed, shared = TypeAdapter.json_schemas(
        [(name, "serialization", TypeAdapter(shape)) for name, shape in answers.items()],
        ref_template=_PLACE,
    )
    shapes = {name: placed[name, "serialization"] for name in answers}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": site_name,
            "version": version,
            "description": text_of(_ABOUT),
            "license": {"name": "CC-BY-4.0", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": server}],
        "externalDocs": {"url": f"{server}/data"},
        "paths": {one.path: {"get": _operation(one, shapes, known)} for one in OPERATIONS},
        "components": {"schemas": shared["$defs"]},
    }


def _operation(one: Operation, shapes: Json, known: Vocabulary) -> Json:
    return {
        "operationId": one.name,
        "summary": text_of(one.said),
        "parameters": [parameter.as_openapi(known) for parameter in one.parameters],
        "responses": {
            str(status): {
                "description": text_of(_REASONS[status]),
                "content": {
                    "application/json" if own else "application/problem+json": {
                        "schema": shapes[one.name if own else "problem"]
                    }
                },
            }
            for status, own in answers_of(one)
        },
    }
