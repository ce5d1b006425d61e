"""Handicrafts, cloth and clothes (sets 21 and 22)."""

from ocop_site.drawings import companions as small
from ocop_site.drawings.grounds import COOL, FRESH, LILAC, QUIET, WARM
from ocop_site.drawings.motifs import animals, crafts, flowers, signs, textiles, vessels
from ocop_site.drawings.pen import CHAM, CLAY, CREAM, HOE, LEAF, PINK, PLUM, SHELL, SON
from ocop_site.drawings.subjects.matching import Shelf

_CRAFT = Shelf((small.petals, small.butterfly, small.swallow), FRESH, sets=(21,))
_POTTERY = Shelf((small.petals, small.dragonfly), QUIET)
_CLOTH = Shelf((small.spool, small.butterfly, small.cocoon), COOL)

_vases = (
    crafts.vase(SHELL, signs.fish),
    crafts.vase(CHAM, signs.lotus),
    crafts.vase(CLAY, signs.sprout),
)
_silks = tuple(
    textiles.silk_roll(cloth, trim)
    for cloth, trim in (
        (SON, HOE),
        (HOE, SON),
        (PLUM, PINK),
        (CHAM, HOE),
        (PINK, SHELL),
        (LEAF, HOE),
    )
)

_CRAFTS = (
    _POTTERY.entry(
        "bát đĩa, bộ bát đĩa, ấm chén, bộ ấm chén",
        crafts.crockery,
        beside=_vases,
    ),
    _POTTERY.entry("gốm, gốm sứ", crafts.crockery, *_vases, beside=_vases),
    _POTTERY.entry("bình, lọ, lọ hoa", *_vases, beside=(flowers.rose(SON),), sets=(21,)),
    _CRAFT.entry("đèn", crafts.bamboo_lamp, beside=(crafts.basket,), grounds=COOL),
    _CRAFT.entry("nón", crafts.conical_hat, beside=(crafts.basket,), grounds=COOL, sets=()),
    _CRAFT.entry("chiếu, cói, thảm", textiles.mat, beside=(textiles.bag,), sets=(21, 22)),
    _CRAFT.entry("túi, giỏ xách", textiles.bag, beside=(crafts.conical_hat,), sets=(21, 22)),
    _CRAFT.entry(
        "mây tre, mây, tre, giỏ, rổ, gùi, đan",
        crafts.basket,
        textiles.bag,
        beside=(crafts.conical_hat,),
    ),
    _CRAFT.entry("sơn mài, tráp, khay, hộp", crafts.lacquer, beside=_vases[1:2], grounds=WARM),
    _CRAFT.entry("tranh", crafts.picture, grounds=WARM),
    _CRAFT.entry("hương, nhang, trầm", crafts.incense, grounds=QUIET, sets=(20, 21)),
    _CRAFT.entry("tượng", animals.buffalo),
    _CRAFT.entry("đũa", vessels.rice_bowl, beside=(crafts.wood_bowl,)),
    _CRAFT.entry("chổi", crafts.broom, beside=(crafts.basket,)),
    _CRAFT.entry("dao, kéo", crafts.knives),
    _CRAFT.entry("gỗ, đồ gỗ, thớt", crafts.wood_bowl),
)

_TEXTILES = (
    _CLOTH.entry(
        "thổ cẩm, khăn thổ cẩm, vải thổ cẩm",
        textiles.brocade,
        textiles.brocade,
        textiles.bag,
        beside=(textiles.bag,),
    ),
    _CLOTH.entry("lụa, tơ tằm, vải lụa, đũi", *_silks, grounds=(LILAC, *COOL)),
    _CLOTH.entry("áo, quần áo, váy", textiles.ao_dai, sets=(22,)),
    _CLOTH.entry(
        "thêu, tranh thêu", textiles.embroidery(SHELL), textiles.embroidery(CREAM), sets=(21, 22)
    ),
    _CLOTH.entry("khăn lụa", *_silks),
    _CLOTH.entry("khăn, vải, vải lanh", textiles.brocade, *_silks[3:4], sets=(21, 22)),
)

ENTRIES = (*_CRAFTS, *_TEXTILES)

BY_SET = {
    21: _CRAFT.subject(
        crafts.basket,
        *_vases[:2],
        crafts.lacquer,
        beside=(crafts.conical_hat, crafts.wood_bowl),
        grounds=WARM,
    ),
    22: _CLOTH.subject(*_silks[:4], textiles.ao_dai, textiles.embroidery(SHELL)),
}
