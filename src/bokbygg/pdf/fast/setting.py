"""What Pango is told of a style, told once.

WeasyPrint makes each piece of text a context of its own, describes the face to it, and gathers the
OpenType features, though all text of a style has the same ones.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.text.constants import LST_TO_ISO, PANGO_DIRECTION
from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import font_features, get_font_description

from bokbygg.pdf.fast.replacement import Replacement

Told = tuple[Any, Any, Any, Any]
"""A context, a description of a face, a language, and the features of a face as an attribute."""


def setup(stock: Callable[..., None]) -> Callable[..., None]:
    """WeasyPrint's `Layout.setup`. Text with lines to it, which needs the measures of its face, is
    left to it."""

    def ours(self: Any, style: Any) -> None:  # noqa: ANN401 - WeasyPrint has no types
        if style["text_decoration_line"] != "none":
            stock(self, style)
            return
        told = style.__dict__.get("told_pango")
        if told is None:
            try:
                told = style.told_pango = _told(style)
            except Exception:  # noqa: BLE001 - whatever it is, the stock function tells of it
                stock(self, style)
                return
        context, description, self.language, features = told
        self.style = style
        self.first_line_direction = 0
        self.ascent = self.underline_position = self.strikethrough_position = None
        self.layout = layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(layout, False)
        pango.pango_layout_set_font_description(layout, description)
        if features is not None:
            attributes = pango.pango_attr_list_new()
            pango.pango_attr_list_insert(attributes, features)
            pango.pango_layout_set_attributes(layout, attributes)

    return ours


def _told(style: Any) -> Told:  # noqa: ANN401
    context = ffi.gc(
        pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref
    )
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
    language = _language(context, style)
    features = font_features(
        style["font_kerning"],
        style["font_variant_ligatures"],
        style["font_variant_position"],
        style["font_variant_caps"],
        style["font_variant_numeric"],
        style["font_variant_alternates"],
        style["font_variant_east_asian"],
        style["font_feature_settings"],
    )
    attribute = None
    if features:
        named = ",".join(f"{key} {value}" for key, value in features.items()).encode()
        known = style.font_config.font_features
        attribute = known.setdefault(named, pango.pango_attr_font_features_new(named))
    return context, get_font_description(style), language, attribute


def _language(context: Any, style: Any) -> Any:  # noqa: ANN401
    """The language of a style, told to a context where there is one."""
    override = style["font_language_override"]
    is_own = override == "normal"
    name = style["lang"] if is_own else LST_TO_ISO.get(override.lower(), override)
    if not name:
        return pango.pango_language_get_default()
    chars, _ = unicode_to_char_p(name)
    language = pango.pango_language_from_string(chars)
    pango.pango_context_set_language(context, language)
    return language


REPLACEMENTS = (
    Replacement(
        places=("weasyprint.text.line_break:Layout.setup",),
        source="97d605ad9767",
        ours=setup,
        assumes="what a style says of face, size, features, language and direction is settled "
        "before text is measured in it; nobody tells a context anything later",
        stock="text that is underlined, overlined or struck out",
    ),
)
