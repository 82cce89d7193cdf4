"""What the models of an official client look like, and what is in them."""

import functools
import inspect
import typing

SCALARS = (str, int, float, bool)


def plain(name):
    """A name without its joints, at which the packages cut it otherwise than the API."""
    return name.replace("_", "").lower()


@functools.lru_cache(maxsize=None)
def hints_of(function):
    return typing.get_type_hints(function)


@functools.lru_cache(maxsize=None)
def fields(model):
    """Of each field its class, and whether it is a list of them."""
    hints = hints_of(model.__init__)
    return {name: class_behind(hint) for name, hint in hints.items() if name != "return"}


def class_behind(hint):
    several = False
    while getattr(hint, "__args__", None):
        origin = getattr(hint, "__origin__", None)
        if origin in (dict, typing.Dict):
            return dict, several
        several = several or origin in (list, typing.List)
        # An optional one is a union with None in older Pythons.
        hint = next(part for part in hint.__args__ if part is not type(None))
    return hint, several


def is_model(kind):
    return inspect.isclass(kind) and hasattr(kind, "from_map")


def paths_of(model, path=""):
    """All that an answer can fill, such as `users[].user_id`."""
    for name, (kind, several) in fields(model).items():
        here = path + name + ("[]" if several else "")
        if is_model(kind):
            yield from paths_of(kind, here + ".")
        else:
            yield here


def filled(value, kind, path=""):
    """What an answer has filled, and whether with a value of the declared type."""
    if value is None:
        return
    if isinstance(value, list):
        for item in value:
            yield from filled(item, kind, path + "[]")
    elif is_model(kind):
        for name, (part, _several) in fields(kind).items():
            yield from filled(getattr(value, name), part, path + "." + name if path else name)
    else:
        yield path, kind not in SCALARS or type(value) is kind


def leaves(value, path=""):
    """The paths of an answer as it came."""
    if isinstance(value, list):
        for item in value:
            yield from leaves(item, path + "[]")
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from leaves(item, path + "." + name if path else name)
    else:
        yield path


def structured(model, name, value):
    """Whether the model wants a list or an object where the wire has its JSON."""
    for attribute, (kind, several) in fields(model).items():
        if plain(attribute) == name.lower():
            return isinstance(value, str) and (several or kind is dict or is_model(kind))
    return False
