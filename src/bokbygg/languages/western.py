"""What the languages of Europe share."""

from __future__ import annotations

UNITS = (
    *("%", "‰", "°", "°C", "°F", "K", "€", "$", "£"),
    *("km", "m", "dm", "cm", "mm", "nm", "µm", "ha", "kg", "hg", "g", "mg", "µg"),
    *("l", "dl", "cl", "ml", "L", "mL", "h", "min", "s", "ms", "J", "kJ", "W", "kW", "MW", "GW"),
    *("Wh", "kWh", "MWh", "GWh", "TWh", "V", "kV", "A", "mA", "N", "Pa", "hPa", "kPa", "bar"),
    *("Hz", "kHz", "MHz", "GHz", "B", "kB", "MB", "GB", "TB", "px", "dpi", "dB"),
)
"""Signs of the International System and others that all languages share."""

WESTERN = (
    *("blanks", "ellipsis", "primes", "quotes", "dialogue", "dashes", "intervals", "minus"),
    *("punctuation", "multiplication", "units", "references", "phrases"),
)
