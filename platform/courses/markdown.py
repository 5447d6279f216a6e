"""Authors' Markdown as safe HTML: formulas, tables, code, figures, and exercises placed between the prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.anchors import anchors_plugin
from mdit_py_plugins.anchors.index import slugify
from mdit_py_plugins.dollarmath import dollarmath_plugin
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from courses.sanitiser import sanitise
from exercises.catalog import AuthorError
from exercises.code_blocks import Block, with_blocks

_PLACE = re.compile(r"::(exercise|training-log|widget) +([a-z0-9-]+) *")
_TERM = "glossary:"
_TERM_ADDRESS = "../glossary/#"
"""Lessons and the glossary lie beside each other, so it is the same from both."""
_FIGURE = re.compile(r"figures/([^/]+\.svg)")
# In text only: behind an attribute there is a > before the next <.
_DECIMAL_POINT = re.compile(r"(?<=\d)\.(?=\d[^<>]*<)")
_MATH = ("math_inline", "math_inline_double", "math_block")


@dataclass(frozen=True)
class Heading:
    """A heading of the page's contents."""

    id: str
    title: str


@dataclass(frozen=True)
class Place:
    """Where a line such as ``::exercise mae`` stands in a lesson."""

    kind: str
    slug: str


@dataclass
class Page:
    """A text as it is shown: HTML, code and places in reading order, its headings of the second level, its terms."""

    parts: list[str | Block | Place] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)
    """Ids of the terms that it links to, each once."""


@lru_cache(maxsize=4096)
def render(text: str) -> str:
    """Return the safe HTML of an exercise's text.

    >>> render("The loss $L$")
    '<p>The loss <span class="math inline">L</span></p>'
    """
    tokens = [token for token in _PARSER.parse(text) if token.type != "place"]
    return _html(tokens, {"figures": {}, "file": "text", "language": ""})


@lru_cache(maxsize=4096)
def render_inline(text: str) -> str:
    """Return the safe HTML of a phrase, such as a label or an option, without a paragraph around it.

    >>> render_inline("`relu` and $x$")
    '<code>relu</code> and <span class="math inline">x</span>'
    """
    return sanitise(str(_PARSER.renderInline(text)))


def render_page(text: str, figures: Mapping[str, str], *, file: str, language: str) -> Page:
    """Return the page of a lesson's text, its figures drawn into it, their decimals as the language writes them.

    Raises AuthorError naming ``file`` for a figure that is not there, and for code that is no block.
    """
    environment: dict[str, Any] = {"figures": figures, "file": file, "language": language, "terms": []}
    tokens = _PARSER.parse(text, environment)
    page = Page(headings=list(_headings(tokens)), terms=list(dict.fromkeys(environment["terms"])))
    for part in _split(with_blocks(tokens, file)):
        if isinstance(part, Place | Block):
            page.parts.append(part)
        elif html := _html(part, environment):
            page.parts.append(html)
    return page


def highlighted(code: str, language: str = "python") -> str:
    """Return code as HTML in which its parts of speech have classes; as it stands in a language that nobody knows."""
    try:
        lexer = get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return escape(code)
    return highlight(code, lexer, HtmlFormatter(nowrap=True))


def _html(tokens: Sequence[Token], environment: EnvType) -> str:
    return sanitise(str(_PARSER.renderer.render(tokens, _PARSER.options, environment)))


def _split(tokens: Iterable[Token | Block]) -> Iterator[list[Token] | Place | Block]:
    prose: list[Token] = []
    for token in tokens:
        if isinstance(token, Token) and token.type != "place":
            prose.append(token)
            continue
        yield prose
        yield token if isinstance(token, Block) else Place(token.meta["kind"], token.meta["slug"])
        prose = []
    yield prose


def _headings(tokens: Sequence[Token]) -> Iterator[Heading]:
    for token, inline in pairwise(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            yield Heading(str(token.attrs["id"]), "".join(child.content for child in inline.children or ()))


class _Renderer(RendererHTML):
    """Draws what differs from plain HTML. A method is found by the name of its token."""

    def math_inline(self, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType) -> str:
        return f'<span class="math inline">{escape(tokens[index].content.strip())}</span>'

    def math_inline_double(self, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType) -> str:
        return f'<span class="math block">{escape(tokens[index].content.strip())}</span>'

    def math_block(self, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType) -> str:
        return f'<div class="math block">{escape(tokens[index].content.strip())}</div>\n'

    def table_open(self, _tokens: Sequence[Token], _index: int, _options: OptionsDict, _env: EnvType) -> str:
        return '<div class="scroll"><table>\n'

    def table_close(self, _tokens: Sequence[Token], _index: int, _options: OptionsDict, _env: EnvType) -> str:
        return "</table></div>\n"

    def fence(self, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType) -> str:
        code, (language, *_) = tokens[index].content, [*tokens[index].info.split(), ""]
        return f'<div class="highlight"><pre><code>{highlighted(code, language)}</code></pre></div>\n'

    def image(self, tokens: Sequence[Token], index: int, _options: OptionsDict, env: EnvType) -> str:
        token = tokens[index]
        drawing = _figure(str(token.attrs["src"]), env)
        drawing = drawing.replace("<svg", f'<svg role="img" aria-label={quoteattr(token.content)}', 1)
        caption = str(token.attrs.get("title", ""))
        words = f"<figcaption>{_PARSER.renderInline(caption)}</figcaption>" if caption else ""
        return f"<figure>{drawing}{words}</figure>\n"


def _figure(source: str, env: EnvType) -> str:
    match = _FIGURE.fullmatch(source)
    if match is None or match[1] not in env["figures"]:
        known = ", ".join(sorted(env["figures"])) or "none"
        raise AuthorError(env["file"], source, f"there is no such figure; the lesson has {known}")
    # The XML declaration and comments before the drawing have no place in HTML.
    drawing = re.sub(r"^.*?(?=<svg)", "", env["figures"][match[1]], count=1, flags=re.DOTALL)
    return _DECIMAL_POINT.sub(",", drawing) if env["language"] == "ru" else drawing


def _anchor(title: str) -> str:
    return slugify(title).strip("-") or "section"


def _find_place(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    match = _PLACE.fullmatch(state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]])
    if match is None or state.level > 0 or state.is_code_block(start):
        return False
    if not silent:
        state.push("place", "", 0).meta = {"kind": match[1], "slug": match[2]}
        state.line = start + 1
    return True


def _settle(state: StateCore) -> None:
    """Free figures from their paragraph, and tell the alignment of cells without an inline style."""
    for before, token, after in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if token.type == "inline" and [child.type for child in token.children or ()] == ["image"]:
            before.hidden = after.hidden = True
    for token in state.tokens:
        if style := token.attrs.pop("style", None):
            token.attrs["data-align"] = str(style).removeprefix("text-align:")


def _link_terms(state: StateCore) -> None:
    """Let links such as ``glossary:mae`` lead to the glossary, and note which there are."""
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "link_open" and (address := str(child.attrs["href"])).startswith(_TERM):
                name = address.removeprefix(_TERM)
                child.attrs |= {"href": _TERM_ADDRESS + name, "class": "term"}
                state.env.setdefault("terms", []).append(name)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}, renderer_cls=_Renderer).enable(["table"])
    parser.use(dollarmath_plugin, double_inline=True).use(anchors_plugin, min_level=2, max_level=3, slug_func=_anchor)
    parser.block.ruler.before("paragraph", "place", _find_place, {"alt": ["paragraph"]})
    parser.core.ruler.push("settle", _settle)
    parser.core.ruler.push("terms", _link_terms)
    for name in _MATH:
        # The plugin has put its own in the place of ours.
        parser.add_render_rule(name, getattr(_Renderer, name))
    return parser


_PARSER = _parser()
