"""Medicinal goods, cosmetics and essential oils (sets 18 to 20)."""

from ocop_site.drawings import companions as small
from ocop_site.drawings.grounds import COOL, FRESH, QUIET, WARM
from ocop_site.drawings.motifs import bottles, flowers, herbs, remedies, signs, vessels
from ocop_site.drawings.pen import AMBER, CHAM, EARTH, HOE, LEAF, PINK, SPROUT
from ocop_site.drawings.subjects.matching import Shelf

_HERBAL = Shelf((small.twig, small.green_leaf, small.butterfly), FRESH)
_CARE = Shelf((small.petals, small.drops, small.blossom), COOL)

_cartons = (remedies.remedy_box(signs.leaf), remedies.remedy_box(signs.bloom))
_pills = remedies.pill_bottle(signs.leaf)
_extracts = (vessels.jar(EARTH, signs.leaf), vessels.jar(EARTH, signs.sprout))
_oils = (bottles.dropper(EARTH), bottles.dropper(LEAF), bottles.dropper(CHAM))
_rose = flowers.rose(PINK)

ENTRIES = (
    _HERBAL.entry("linh chi, nấm linh chi", herbs.lingzhi),
    _HERBAL.entry(
        "sâm, nhân sâm, đẳng sâm, đảng sâm",
        herbs.ginseng,
        beside=(vessels.jar(AMBER, signs.leaf),),
        sets=(1, 4, 7, 8, 17, 18, 20),
    ),
    _HERBAL.entry(
        "viên, hoàn",
        _pills,
        *_cartons,
        beside=(herbs.ginseng, herbs.herb_bundle),
        grounds=COOL,
        sets=(18, 20),
    ),
    _HERBAL.entry(
        "cao atiso, atiso, cao a ti sô, a ti sô",
        herbs.artichoke,
        *_extracts,
        beside=(herbs.artichoke,),
    ),
    _HERBAL.entry(
        "cao, cà gai leo",
        *_extracts,
        beside=(herbs.herb_bundle, vessels.mortar),
        sets=(4, 8, 12, 18, 19, 20),
    ),
    _HERBAL.entry("đông trùng, đông trùng hạ thảo", herbs.cordyceps, beside=_cartons[:1]),
    _HERBAL.entry(
        "ba kích, hà thủ ô, đinh lăng, tam thất, đương quy",
        herbs.sliced_root,
        herbs.ginseng,
        beside=(vessels.mortar,),
        grounds=WARM,
    ),
    _HERBAL.entry(
        "tinh dầu, dầu tràm, dầu gió",
        *_oils,
        beside=(herbs.herb_bundle,),
        company=(small.drops, small.green_leaf),
    ),
    _CARE.entry(
        "dầu gội, dầu xả, sữa tắm, nước rửa, nước giặt, nước lá tắm, tinh chất gội",
        remedies.pump_bottle,
        beside=(herbs.herb_bundle,),
    ),
    _CARE.entry(
        "xà phòng, xà bông", remedies.soap(HOE), remedies.soap(SPROUT), remedies.soap(PINK)
    ),
    _CARE.entry("nến", remedies.candle, beside=(_rose,), grounds=QUIET),
    _CARE.entry("son, kem, mặt nạ", remedies.cream_jar, remedies.tube, beside=(_rose,), sets=(19,)),
)

BY_SET = {
    18: _HERBAL.subject(
        *_cartons, _pills, beside=(herbs.herb_bundle, vessels.mortar), grounds=COOL
    ),
    19: _CARE.subject(
        remedies.cream_jar,
        remedies.tube,
        remedies.pump_bottle,
        beside=(_rose, herbs.herb_bundle),
    ),
    20: _HERBAL.subject(
        *_oils,
        herbs.herb_bundle,
        beside=(herbs.herb_bundle, vessels.mortar),
        company=(small.drops, small.green_leaf),
    ),
}
