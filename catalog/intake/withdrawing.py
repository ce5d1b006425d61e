"""Which certificate a line of a withdrawal decision takes back."""

from catalog.decisions import issuer_key, number_key
from catalog.intake.goods import Award, DecisionKey, Goods, Market
from catalog.intake.issuers import without_province
from catalog.intake.lines import Line
from catalog.intake.problems import BadLine, joined
from catalog.text import Text, marked_spelling, same_spelling

_NOTHING_NEAR = Text("", "")


def find_goods(line: Line, market: Market, province_id: int | None) -> Goods:
    """The product a withdrawal means; raises BadLine, naming goods that are called alike."""
    held = [
        goods
        for maker in market.makers(line, province_id, None)
        for goods in maker.called(line.name)
        if goods.awards
    ]
    names = {marked_spelling(goods.name): goods.name for goods in held}
    if len(names) > 1:
        raise BadLine("marks_missing", "name", name=line.name, names=joined([*names.values()]))
    if len(held) > 1:
        held = [goods for goods in held if _cited(line, goods)] or held
    if len(held) > 1:
        raise BadLine("producer_ambiguous", "producer", name=line.producer)
    if not held:
        raise BadLine("nothing_to_withdraw", "name", near=_near(line, market))
    return held[0]


def _near(line: Line, market: Market) -> Text:
    alike = market.by_name.get(same_spelling(line.name), [])
    if not alike:
        return _NOTHING_NEAR
    names = joined([f"{goods.name} – {goods.maker.name}" for goods in alike[:3]])
    return Text(f" Sổ có: {names}.", f" The register has: {names}.")


def _cited(line: Line, goods: Goods) -> list[Award]:
    cited = line.cited
    return [
        award
        for award in goods.awards
        if award.decision[1] == number_key(cited.number)
        and cited.decided_on in (None, award.decision[2])
        and without_province(issuer_key(cited.issuer)) in ("", without_province(award.decision[0]))
    ]


def choose_award(line: Line, goods: Goods) -> Award:
    """The certificate cited, or the newest one issued by the day of the decision."""
    if line.cited.number:
        cited = _cited(line, goods)
        if not cited:
            recorded = "; ".join(
                f"{award.number} ngày {award.issued_on:%d/%m/%Y}" for award in goods.awards
            )
            raise BadLine(
                "cited_decision_differs", "decision", given=str(line.cited), recorded=recorded
            )
        return max(cited, key=lambda award: award.issued_on)
    issued = [award for award in goods.awards if award.issued_on <= line.decided_on]
    return max(issued or goods.awards, key=lambda award: award.issued_on)


def is_new_withdrawal(line: Line, award: Award, key: DecisionKey) -> bool:
    """Whether the withdrawal is still to be entered; raises BadLine where it cannot be."""
    if award.withdrawn_on is not None:
        if award.withdrawn_by == key:
            return False
        raise BadLine(
            "already_withdrawn",
            "name",
            date=f"{award.withdrawn_on:%d/%m/%Y}",
            number=award.withdrawn_number,
        )
    day = f"{line.decided_on:%d/%m/%Y}"
    if line.decided_on < award.issued_on:
        shown = f"{award.issued_on:%d/%m/%Y}"
        raise BadLine("withdrawal_before_issue", "decision", date=day, issued_on=shown)
    if any(award.issued_on < a.issued_on <= line.decided_on for a in award.goods.awards):
        raise BadLine("withdrawal_late", "decision", date=day)
    return True
