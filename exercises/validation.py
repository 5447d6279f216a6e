"""Values checked against the schema. Whatever is wrong becomes an AuthorError that names the file and the key."""

from __future__ import annotations

import types
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

Location = tuple[str | int, ...]

EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
    "string_too_short": "text that is not empty",
}


class AuthorError(Exception):
    """Content that is not as the schema says. Stops publication; names the file and the key."""

    def __init__(self, file: str | Path, key: str, message: str) -> None:
        self.file = str(file)
        self.key = key
        self.message = message
        super().__init__(": ".join(part for part in (self.file, key, message) if part))


class KeyedError(ValueError):
    """What a validator raises that knows which key it means, below the place that it validates."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


def validated(data: object, schema: Any, file: str) -> Any:
    """Return the data as a value of the schema; the first error becomes an AuthorError."""
    try:
        return TypeAdapter(schema).validate_python(data)
    except ValidationError as error:
        # A misspelt key is both unknown and missing; the author wants to hear the first.
        first = min(error.errors(include_url=False), key=lambda found: found["type"] != "extra_forbidden")
        place = _without_tags(data, first["loc"], keep_last=first["type"] == "missing")
        cause = first.get("ctx", {}).get("error")
        below = [cause.key] if isinstance(cause, KeyedError) else []
        raise AuthorError(file, ".".join(filter(None, [_dotted(place), *below])), _message(first, schema)) from None


def shown(value: object) -> str:
    """Return the value as a message quotes it."""
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, list):
        return "a list"
    return "nothing" if value is None else repr(value)[:80]


def _message(error: Any, schema: Any) -> str:
    received = shown(error["input"])
    match error["type"]:
        case "extra_forbidden":
            known = _keys_at(schema, error["loc"][:-1])
            return f"unknown key; expected one of {', '.join(known)}"
        case "missing":
            return "the key is missing"
        case "value_error":
            return str(error["ctx"]["error"])
        case kind if kind in EXPECTED:
            return f"received {received}, expected {EXPECTED[kind]}"
        case "union_tag_not_found" | "union_tag_invalid":
            context = error["ctx"]
            key = context["discriminator"].strip("'")
            return f"received {shown(context.get('tag'))} as {key}, expected one of {_tags(schema, error)}"
    text = error["msg"]
    return f"received {received}; {text[0].lower()}{text[1:]}"


def _tags(schema: Any, error: Any) -> str:
    if tags := error["ctx"].get("expected_tags"):
        return str(tags)
    members = _members(_at(schema, error["loc"]))
    key = error["ctx"]["discriminator"].strip("'")
    return ", ".join(repr(tag) for member in members for tag in get_args(member.model_fields[key].annotation))


def _keys_at(schema: Any, location: Sequence[str | int]) -> list[str]:
    """Return the keys that the schema knows at a place."""
    model = _at(schema, location)
    return list(model.model_fields) if isinstance(model, type) and issubclass(model, BaseModel) else []


def _at(schema: Any, location: Sequence[str | int]) -> Any:
    """Walk the schema along pydantic's location, in which a tagged union adds a step with its tag."""
    if get_origin(schema) is Annotated:
        return _at(get_args(schema)[0], location)
    if optional := _optional(schema):
        return _at(optional, location)
    if not location:
        return schema
    step, rest = location[0], location[1:]
    if isinstance(schema, type) and issubclass(schema, BaseModel):
        field = schema.model_fields.get(str(step))
        return _at(field.annotation, rest) if field else None
    if members := _members(schema):
        return next((_at(member, rest) for member in members if step in _literals(member)), None)
    arguments = get_args(schema)
    return _at(arguments[-1], rest) if arguments else None


def _members(schema: Any) -> tuple[Any, ...]:
    return get_args(schema) if get_origin(schema) in (Union, types.UnionType) else ()


def _optional(schema: Any) -> Any:
    members = [member for member in _members(schema) if member is not type(None)]
    return members[0] if len(members) == 1 else None


def _literals(model: Any) -> set[object]:
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return set()
    annotations = [field.annotation for field in model.model_fields.values()]
    return {value for annotation in annotations if get_origin(annotation) is Literal for value in get_args(annotation)}


def _without_tags(data: object, location: Location, *, keep_last: bool) -> Location:
    """Return the location without the tags of unions, which do not stand in the file. A missing key does not either."""
    place: list[str | int] = []
    for index, step in enumerate(location):
        is_last = index == len(location) - 1
        if isinstance(data, dict) and (step in data or (is_last and keep_last)):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step] if step < len(data) else None
        else:
            continue
        place.append(step)
    return tuple(place)


def _dotted(place: Location) -> str:
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place)
    return text.removeprefix(".")
