"""The designs and palettes of covers by name, for those who need to know no more of them."""

DESIGNS = ("plain", "classic", "label", "broadside", "initial", "grid", "tiles")
"""The designs that `bokbygg.cover` knows."""

PALETTES = (
    *("navy", "brick", "pine", "ochre", "sky", "plum"),
    *("sand", "slate", "rose", "snow", "sea", "moss"),
)
"""The palettes that `bokbygg.cover` knows."""
