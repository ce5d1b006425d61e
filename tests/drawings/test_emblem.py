"""The emblem is ours: a sprig on indigo."""

import xml.etree.ElementTree as ET
from pathlib import Path

from ocop_site.drawings import emblem
from ocop_site.drawings.pen import CHAM, SON

STATIC = Path(__file__).parents[2] / "static"


def test_the_stamp_is_a_square_on_indigo_without_red() -> None:
    root = ET.fromstring(emblem())
    assert root[0].attrib["fill"] == CHAM
    assert SON not in emblem()
    assert not {"style", "id"} & {name for element in root.iter() for name in element.attrib}


def test_the_file_served_is_the_stamp_as_drawn() -> None:
    assert (STATIC / "emblem.svg").read_text(encoding="utf-8").strip() == emblem()
