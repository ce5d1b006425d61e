"""The words of all names, how common they are and how they are mostly spelt."""

from collections import Counter
from collections.abc import Iterable

from search_index.analysis import words, written_words


class NameWords:
    """What typing errors are mended by. Words are without their marks."""

    def __init__(self, names: Iterable[str]) -> None:
        written = Counter(word for name in names for word in name.casefold().split())
        self.count: Counter[str] = Counter()
        self.spelt: dict[str, str] = {}
        for text, times in written.most_common():
            for spelt, folded in zip(written_words(text), words(text), strict=False):
                self.count[folded] += times
                self.spelt.setdefault(folded, spelt)
