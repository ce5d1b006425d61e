"""Ornamental plants and animals, and places to visit (sets 23 to 26)."""

from ocop_site.drawings import companions as small
from ocop_site.drawings.grounds import COOL, OUTDOORS, SHORE, WARM
from ocop_site.drawings.motifs import animals, flowers, places, waters
from ocop_site.drawings.pen import HOE, MAGENTA, PINK, SON
from ocop_site.drawings.subjects.matching import Shelf

_FLOWER = Shelf((small.butterfly, small.bee), COOL, sets=(23, 24))
_POND = Shelf((small.dragonfly, small.drops), COOL, SHORE, sets=(23, 24, 25))
_PET = Shelf((small.twig, small.sun), COOL, OUTDOORS, sets=(25,))
_VISIT = Shelf((small.sun, small.swallow, small.cloud), WARM, sets=(26,))

_PLANTS = (
    _FLOWER.entry("hoa đào, đào", flowers.branch(PINK), flowers.branch(MAGENTA)),
    _FLOWER.entry("hoa mai, mai", flowers.branch(HOE)),
    _FLOWER.entry("hoa hồng, hồng", flowers.rose(SON), flowers.rose(PINK)),
    _FLOWER.entry("hoa lan, lan", flowers.orchid),
    _FLOWER.entry("hoa cúc, cúc", flowers.chrysanthemums, flowers.sunflower),
    _FLOWER.entry("bonsai", flowers.bonsai),
    _FLOWER.entry("sen đá, xương rồng", flowers.cactus_pots),
    _FLOWER.entry("quất, tắc", flowers.kumquat),
    _FLOWER.entry(
        "hoa, hoa kiểng, hoa cảnh",
        flowers.pot(HOE),
        flowers.pot(PINK),
        flowers.pot(SON),
        flowers.chrysanthemums,
        beside=(flowers.cactus_pots,),
        sets=(23,),
    ),
    _POND.entry("hoa sen, sen", flowers.lotus),
)

_ANIMALS = (
    _PET.entry("chim", animals.birdcage),
    _PET.entry("gà", animals.hen),
    _POND.entry("cá", waters.koi, sets=(25,)),
)

_VISITS = (
    _VISIT.entry("nhà sàn, bản", places.stilt_village, places.terraces, grounds=COOL),
    _VISIT.entry("hải hậu, cầu ngói", places.covered_bridge),
    _VISIT.entry("biển, làng chài, đảo", places.basket_boats, places.fishing_boats),
    _VISIT.entry("sông, hồ, thuyền, rừng tràm, rừng ngập mặn, tràng an", places.river_boat),
    _VISIT.entry("vườn, miệt vườn, nông trại, canh nông", places.orchard, places.terraces),
    _VISIT.entry("đồi chè", places.tea_hills),
    _VISIT.entry("ruộng bậc thang", places.terraces),
)

ENTRIES = (*_PLANTS, *_ANIMALS, *_VISITS)

BY_SET = {
    23: _FLOWER.subject(
        flowers.pot(PINK),
        flowers.rose(SON),
        flowers.chrysanthemums,
        beside=(flowers.cactus_pots,),
    ),
    24: _FLOWER.subject(
        flowers.bonsai, flowers.bonsai, flowers.kumquat, beside=(flowers.cactus_pots,)
    ),
    25: _PET.subject(waters.koi, animals.birdcage, animals.hen),
    26: _VISIT.subject(
        places.stilt_village,
        places.terraces,
        places.river_boat,
        places.orchard,
        places.covered_bridge,
    ),
}
