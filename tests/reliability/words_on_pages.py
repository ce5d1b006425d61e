"""What a page says in its own language: all its text, but for names and numbers of acts."""

import re

from bs4 import BeautifulSoup
from html_rules import said_in

from ocop_site.translating import ROOT

VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")
WORD = re.compile(r"[^\W\d_]{2,}")
_DATA = ROOT / "catalog" / "data"
_NAMES = re.compile(
    "|".join(
        [
            r"\d+(/\d{4})?/QĐ-[\w-]+",
            r"8\.1\.đ|point đ",
            "Sản phẩm OCOP Việt Nam",
            r"\bxx\b",
            "Làng kẹo",
            "kẹo",
            "Japanujo",  # Japan in Esperanto, out of CLDR
            "mật ong",
            "Sổ tra cứu OCOP",
            "Hợp tác xã Cồn Bần",
            "Kẹo dừa sáp",
            "Mật hoa dừa",
        ]
        + [
            "Rượu Phú Lễ",
            "Tinh nghệ",
            "Trà sen",
            "Điểm OCOP Tiểu Cần",
            "Chợ cũ",
            "Google Maps",
            "GeoJSON",
            "Vĩnh Long OCOP fair",
            "Hội chợ OCOP Vĩnh Long",
            "Cuộc thi kẹo",
            "Ngày hội kẹo",
            "Hội xuân",
            "hoi-cho@sct.example",
            "hoi-cho.example",
            "CSV",
            "Excel",
            "JSON",
            "Atom",
            "SVG",
            "PNG",
            "PDF",
        ]
        + [
            re.escape(line.split(",")[1])
            for name in ("provinces", "former_provinces")
            for line in (_DATA / f"{name}.csv").read_text(encoding="utf-8").splitlines()[1:]
        ]
    )
)


def own_words(soup: BeautifulSoup) -> list[str]:
    """What a page says in its own language; in the head names cannot say that they are others."""
    for tag in soup.select(
        "html [lang], style, script, svg[aria-hidden], meta:not([name=description])"
    ):
        tag.decompose()
    soup.smooth()  # what stood on both sides of a name is one text again
    return [_NAMES.sub("", text) for text in said_in(soup)]
