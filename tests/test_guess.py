"""A book that does not say its language gets a guess."""

from __future__ import annotations

import pytest

from bokbygg.guess import guess_language


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Så såg det ut från det andra fjället den morgonen, och vi gick inte dit.", "sv"),
        ("That is how it looked from the other mountain, and we did not go there.", "en"),
        ("Slik så det ut fra det andre fjellet, og vi gikk ikke dit.", "nb"),
        ("Sådan så det ud fra det andet bjerg, og vi gik ikke hen af vejen.", "da"),
        ("So sah es von dem anderen Berg aus, und wir gingen nicht auf die Höhe.", "de"),
        ("C'est ce que la montagne et les gens du village ne disent pas de lui.", "fr"),
        ("Se on niin että hän ei ole täällä, mutta minä olen myös.", "fi"),
        ("Það var ekki eins og ég hélt, en hún var með mér á leið til fjallsins.", "is"),
        ("הים היה שקט, כפי שההרים לא היו.", "he"),
        ("كان البحر هادئا كما لم تكن الجبال.", "ar"),
        ("دریا آرام بود، چنان که کوه‌ها نبودند.", "fa"),
        ("A Xyz", ""),
        ("17 42", ""),
        ("", ""),
    ],
)
def test_small_words_give_a_language_away(text: str, tag: str) -> None:
    assert guess_language(text) == tag
