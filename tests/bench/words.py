"""Words for generated books: the small ones that every text is full of, and made-up ones that are
built as words of the language are, so that lines break and hyphenate as lines do."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

_COUNT = 6000
"""Made-up words of a language."""

_SMALL_SHARE = 0.45
"""Of ten words of an essay, four or five are small ones."""


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """A language's words. `small` ones as they are; the others are put together of `onsets`,
    `cores` and `endings`, every third one of two (`joints` between them), as compounds are. `see`
    begins a reference."""

    small: tuple[str, ...]
    onsets: tuple[str, ...]
    cores: tuple[str, ...]
    endings: tuple[str, ...]
    joints: tuple[str, ...]
    see: str

    @cached_property
    def large(self) -> tuple[str, ...]:
        """The made-up words, each once, the commonest first."""
        dice = random.Random(self.see)
        found: dict[str, None] = {}
        while len(found) < _COUNT:
            word = self._stem(dice)
            if dice.random() < 0.33:
                word += dice.choice(self.joints) + self._stem(dice)
            found[word + dice.choice(self.endings)] = None
        return tuple(found)

    def _stem(self, dice: random.Random) -> str:
        one = dice.choice(self.onsets) + dice.choice(self.cores)
        return one + dice.choice(self.cores) if dice.random() < 0.3 else one

    @cached_property
    def _weights(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        return _zipf(len(self.small)), _zipf(len(self.large))

    def word(self, dice: random.Random) -> str:
        """A word, the common ones more often."""
        small, large = self._weights
        if dice.random() < _SMALL_SHARE:
            return dice.choices(self.small, cum_weights=small)[0]
        return dice.choices(self.large, cum_weights=large)[0]


def _zipf(count: int) -> tuple[float, ...]:
    """Added up: the word of rank n comes 1/n as often as the first (Zipf), a little flattened."""
    return tuple(accumulate(1 / (rank + 2.7) for rank in range(count)))


VOCABULARIES = {
    "sv": Vocabulary(
        small=tuple(
            "och att det i en som på är av för med till den har de inte om ett han men var jag sig "
            "från vi så kan man när nu hon under också efter eller sin där vid mot ska ut får "
            "finns vara alla mycket än här då över bara in upp även vad få två vill hur mer går "
            "genom utan samma hela sina både någon ingen själv alltid kanske redan medan".split()
        ),
        onsets=tuple(
            "b d f g h j k l m n p r s t v bl br dr fl fr gr kl kr sk sl sm sn sp st str tr "
            "tv".split()
        ),
        cores=tuple(
            "al an ar ek el en er et id ig il im in ok ol on or os ud ung ur yr åk ång år äm änd "
            "är öd öl ön".split()
        ),
        endings=tuple(
            "|a|a|ar|ade|en|en|er|erna|et|het|heten|igt|ing|ingen|lig|ligt|ning|skap|are|or".split(
                "|"
            )
        ),
        joints=("", "s", "s", "-"),
        see="Se",
    ),
    "en": Vocabulary(
        small=tuple(
            "the of and to a in that is was he for it with as his on be at by I this had not are "
            "but from or have an they which one you were her all she there would their we him been "
            "has when who will more no if out so said what up its about into than them can only "
            "other new some could time these two may then do first any my now such like".split()
        ),
        onsets=tuple(
            "b c d f g h l m n p r s t v w bl br ch cl cr dr fl fr gr pl pr sh sl sp st str th "
            "tr".split()
        ),
        cores=tuple(
            "ab ac ad all am an ard ast ate eal ear ect ed eem el end ent er ess est id ift ight "
            "in ist oad ock old ond oon op ort oud our own ust".split()
        ),
        endings=tuple("||||ed|ed|er|er|ing|ing|ly|ment|ness|s|s|tion|able|ful|ish|al".split("|")),
        joints=("", "", "", "-"),
        see="See",
    ),
}
