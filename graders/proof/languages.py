"""Both languages: the same numbers, formulas, code, placeholders, figures, links and places, each in its own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from exercises.catalog import AuthorError, Exercise, Lesson
from exercises.filling import placeholders
from exercises.glossary import Term
from exercises.strict import Text

FENCE = re.compile(r"```.*?```", re.DOTALL)
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
MATH = re.compile(r"\$\$.+?\$\$|\$[^$]+\$", re.DOTALL)
COUNTED = {"headings": r"^#+ ", "rows of tables": r"^\|", "items of lists": r"^(?:-|\d\.) ", "links": r"\]\(https?:"}
EQUAL = {
    "places": r"^::.*$",
    "figures": r"!\[.*?\]\((figures/[^ )]+)",
    "links": r"(?<!!)\[[^\]]*\]\((?!https?:)([^ )]+)",
}
CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)

Texts = Mapping[str, str]


def prove_languages(content: Exercise | Lesson, name: str = "") -> Iterator[AuthorError]:
    """Yield what stands in one language and not in the other, and words of the one among those of the other."""
    if isinstance(content, Lesson):
        yield from _prose(f"{name}/text", content.text)
        return
    yield from _prose(f"{content.id}/text", content.text)
    yield from _prose(f"{content.id}/explanation", content.explanation)
    if content.starter:
        yield from _starter(f"{content.id}/starter", content.starter)
    yield from prove_phrases(f"{content.id}/exercise.yaml", [content.spec.title, *content.spec.texts])


def prove_phrases(file: str, phrases: Iterable[Text]) -> Iterator[AuthorError]:
    """Yield the same of phrases that stand in a file of settings."""
    for said in phrases:
        yield from _phrase(file, said.model_dump())


def prove_glossary(terms: Iterable[Term], file: str) -> Iterator[AuthorError]:
    """Yield what a term says in one language and not in the other."""
    for term in terms:
        for said in (term.term, term.says):
            yield from _phrase(file, said.model_dump())


def without_code(text: str) -> str:
    """Return the text without fenced and inline code."""
    return CODE.sub("", text)


def _prose(stem: str, texts: Texts) -> Iterator[AuthorError]:
    ru, en = texts["ru"], texts["en"]
    yield from _same(f"{stem}.en.md", "numbers", _numbers(ru), _numbers(en))
    yield from _same(f"{stem}.en.md", "placeholders", placeholders(ru), placeholders(en))
    yield from _same(f"{stem}.en.md", "code", _code(ru), _code(en))
    for key, pattern in EQUAL.items():
        found = [re.findall(pattern, text, re.MULTILINE) for text in (ru, en)]
        yield from _same(f"{stem}.en.md", key, *found)
    for key, pattern in COUNTED.items():
        yield from _as_many(f"{stem}.en.md", key, *(len(re.findall(pattern, t, re.MULTILINE)) for t in (ru, en)))
    yield from _as_many(f"{stem}.en.md", "formulas", *(len(MATH.findall(without_code(text))) for text in (ru, en)))
    yield from _english(f"{stem}.en.md", en)
    yield from _russian(f"{stem}.ru.md", ru)
    for language, text in texts.items():
        if broken := re.search(r"\d \d{3}\b", MATH.sub("", without_code(text))):
            message = f"received {broken[0]!r}, which may break across lines; expected a narrow no-break space, U+202F"
            yield AuthorError(f"{stem}.{language}.md", "thousands", message)


def _starter(stem: str, texts: Texts) -> Iterator[AuthorError]:
    code = {language: re.sub(r"#.*", "", text) for language, text in texts.items()}
    yield from _same(f"{stem}.en.py", "code", code["ru"].splitlines(), code["en"].splitlines())
    yield from _english(f"{stem}.en.py", texts["en"])


def _phrase(file: str, texts: Texts) -> Iterator[AuthorError]:
    yield from _same(file, f"{texts['en']!r}: numbers", _numbers(texts["ru"]), _numbers(texts["en"]))
    yield from _same(file, f"{texts['en']!r}: placeholders", placeholders(texts["ru"]), placeholders(texts["en"]))
    counts = [len(MATH.findall(without_code(texts[language]))) for language in ("ru", "en")]
    yield from _as_many(file, f"{texts['en']!r}: formulas", *counts)
    yield from _english(file, texts["en"])


def _same(file: str, key: str, russian: Iterable[str], english: Iterable[str]) -> Iterator[AuthorError]:
    ru, en = Counter(russian), Counter(english)
    if ru != en:
        only = [f"only in {name}: {', '.join(more)}" for name, more in (("ru", ru - en), ("en", en - ru)) if more]
        yield AuthorError(file, key, f"expected the same in both languages; {'; '.join(only)}")


def _as_many(file: str, key: str, russian: int, english: int) -> Iterator[AuthorError]:
    if russian != english:
        yield AuthorError(file, key, f"expected as many in both languages; received {russian} in ru, {english} in en")


def _english(file: str, text: str) -> Iterator[AuthorError]:
    if found := CYRILLIC.search(text):
        near = text[max(0, found.start() - 20) : found.start() + 20].replace("\n", " ")
        yield AuthorError(file, "", f"received Russian letters, expected English: {near!r}")


def _russian(file: str, text: str) -> Iterator[AuthorError]:
    prose = re.sub(r"::.*|\{\{.*?\}\}|\]\([^ ]+", "", without_code(text))
    words = MATH.sub("", prose)
    if len(CYRILLIC.findall(words)) <= len(re.findall(r"[a-z]", words)):
        yield AuthorError(file, "", "received fewer Russian letters than Latin ones, expected Russian")
    if found := re.search(r"\d\.\d\S*", prose):
        yield AuthorError(file, "numbers", f"received {found[0]}, expected a decimal comma")


def _code(text: str) -> list[str]:
    """The fenced code without its comments, which are in the language of the text."""
    return [re.sub(r"# .*", "", block) for block in FENCE.findall(text)]


def _numbers(text: str) -> list[str]:
    plain = without_code(text).replace("{,}", ".").replace(r"\,", "").replace("\u202f", "")
    return re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d)", ".", plain))
