"""The rules that intake checks: one stable word each, what is said, and the remedy.

In the texts `{value}` is the cell's content and `{column}` the column's header; other names
come from the rule itself.
"""

from catalog.intake.rules.cells import CELL_RULES
from catalog.intake.rules.files import FILE_RULES
from catalog.intake.rules.register import REGISTER_RULES
from catalog.intake.rules.rule import Rule

RULES: dict[str, Rule] = FILE_RULES | CELL_RULES | REGISTER_RULES
