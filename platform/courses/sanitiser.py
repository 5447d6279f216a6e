"""Which tags and attributes of authors' HTML and SVG reach a page. What is not listed here is dropped."""

from __future__ import annotations

import nh3


def _names(text: str) -> set[str]:
    return set(text.split())


SHAPE = _names("""
    fill fill-opacity fill-rule stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin opacity transform
    marker-start marker-mid marker-end
""")
WORDS = _names("x y dx dy text-anchor dominant-baseline baseline-shift font-size font-style font-weight")
SVG: dict[str, set[str]] = {
    "svg": {"viewBox", "role", "aria-label", "aria-hidden", "width", "height", "preserveAspectRatio"} | SHAPE,
    "g": SHAPE,
    "path": {"d"} | SHAPE,
    "line": {"x1", "y1", "x2", "y2"} | SHAPE,
    "circle": {"cx", "cy", "r"} | SHAPE,
    "ellipse": {"cx", "cy", "rx", "ry"} | SHAPE,
    "rect": {"x", "y", "width", "height", "rx", "ry"} | SHAPE,
    "polyline": {"points"} | SHAPE,
    "polygon": {"points"} | SHAPE,
    "text": WORDS | SHAPE,
    "tspan": WORDS | SHAPE,
    "title": set(),
    "desc": set(),
    "defs": set(),
    "marker": {"id", "viewBox", "markerWidth", "markerHeight", "markerUnits", "refX", "refY", "orient"},
    "clipPath": {"id"},
    "linearGradient": {"id", "x1", "y1", "x2", "y2", "gradientUnits"},
    "stop": {"offset", "stop-color", "stop-opacity"},
}
PROSE: dict[str, set[str]] = {
    **{tag: set() for tag in _names("p strong em br hr ul li blockquote pre code div span table thead tbody tr")},
    **{tag: {"id"} for tag in ("h2", "h3", "h4")},
    "a": {"href", "title"},
    "ol": {"start"},
    "th": {"scope", "data-align"},
    "td": {"data-align"},
    "figure": set(),
    "figcaption": set(),
}
TAGS = set(PROSE) | set(SVG)
ATTRIBUTES = {"*": {"class", "lang"}, **PROSE, **SVG}


def sanitise(html: str) -> str:
    """Return the HTML without anything that the lists above don't name: no scripts, no inline styles, no other sites.

    >>> sanitise('<p onclick="x()">safe<script>x()</script></p>')
    '<p>safe</p>'
    """
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"https", "mailto"}).strip()
