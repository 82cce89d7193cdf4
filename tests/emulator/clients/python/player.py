"""Calls the typed methods of official clients, as it is told, one line of JSON in and one out.

In:  {"package": ..., "describe": true}
Out: {"<method>": [field, ...], ...}

In:  {"package": ..., "action": ..., "parameters": {...}, "endpoint": "127.0.0.1:1", "key": {...}}
Out: {"unknown": [...], "filled": [...], "unmapped": [...], "body": {...}}, or {"unknown": [...], "code": ..., "status": ...}

Parameters are in the API's names and reach the request by its own `from_map`; those that it does not know are not sent.
Fields are paths such as `users[].user_id`: all that the result model has, those that an answer filled, and, in the API's
names, those of the answer that the model has no place for.
"""

import importlib
import inspect
import json
import re
import sys
import typing


def plain(name):
    return name.replace("_", "").lower()


def client_of(package):
    return importlib.import_module(package + ".client").Client


def methods_of(package):
    """The typed methods by the bare name of their action: not their asynchronous twins and those with more options."""
    other = re.compile(r"(_async|_?with_options|^get_endpoint)$")
    return {
        plain(name): method
        for name, method in vars(client_of(package)).items()
        if inspect.isfunction(method) and not name.startswith("_") and not other.search(name)
    }


def type_of(annotation):
    """The class behind an annotation, and whether there is a list of it."""
    several = False
    while typing_arguments(annotation):
        origin = getattr(annotation, "__origin__", None)
        several = several or origin in (list, typing.List)
        if origin in (dict, typing.Dict):
            return dict, several
        annotation = next(each for each in typing_arguments(annotation) if each is not type(None))
    return annotation, several


def typing_arguments(annotation):
    return getattr(annotation, "__args__", None) or ()


def hints(model):
    return {name: type_of(each) for name, each in typing.get_type_hints(model.__init__).items() if name != "return"}


def is_model(kind):
    return inspect.isclass(kind) and hasattr(kind, "from_map")


def fields_of(model, path=""):
    for name, (kind, several) in hints(model).items():
        here = path + name + ("[]" if several else "")
        if is_model(kind):
            yield from fields_of(kind, here + ".")
        else:
            yield here


def filled_in(value, path=""):
    if value is None:
        return
    if isinstance(value, list):
        for item in value:
            yield from filled_in(item, path + "[]")
    elif is_model(type(value)):
        for name in hints(type(value)):
            yield from filled_in(getattr(value, name), path + "." + name if path else name)
    else:
        yield path


def leaves(value, path=""):
    if isinstance(value, list):
        for item in value:
            yield from leaves(item, path + "[]")
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from leaves(item, path + "." + name if path else name)
    else:
        yield path


def request_class(method):
    return hints_of(method).get("request")


def body_class(method):
    return hints(hints_of(method)["return"])["body"][0]


def hints_of(method):
    return typing.get_type_hints(method)


def describe(package):
    return {
        name: sorted(set(fields_of(body_class(method))))
        for name, method in methods_of(package).items()
    }


def request_of(method, parameters):
    """The typed request, and the names of the parameters that it does not know."""
    kind = request_class(method)
    if kind is None:
        return [], sorted(parameters)
    request = kind().from_map({name: value for name, value in parameters.items() if not structured(kind, name, value)})
    for name, value in parameters.items():
        if structured(kind, name, value):
            request.from_map({name: json.loads(value)})
    known = request.to_map()
    return [request], sorted(name for name in parameters if name not in known)


def structured(kind, name, value):
    """Whether the model wants a list or an object where the wire has its JSON."""
    if not isinstance(value, str):
        return False
    for attribute, (part, several) in hints(kind).items():
        if plain(attribute) == name.lower():
            return several or part is dict or is_model(part)
    return False


clients = {}


def client_for(package, endpoint, key):
    """A client that also keeps its last answer as it was before the model took it."""
    place = (package, endpoint, *key.values())
    if place not in clients:
        models = importlib.import_module("alibabacloud_tea_openapi.models")
        client = client_of(package)(
            models.Config(
                access_key_id=key["accessKeyId"],
                access_key_secret=key["accessKeySecret"],
                security_token=key.get("securityToken"),
                endpoint=endpoint,
                protocol="HTTP",
            )
        )
        for way in ("call_api", "do_rpcrequest"):
            setattr(client, way, keeping(client, getattr(client, way)))
        clients[place] = client
    return clients[place]


def keeping(client, original):
    def kept(*arguments):
        client.answered = original(*arguments)
        return client.answered

    return kept


def call(package, action, parameters, endpoint, key):
    method = methods_of(package)[plain(action)]
    request, unknown = request_of(method, parameters)
    client = client_for(package, endpoint, key)
    try:
        body = method(client, *request).body
    except Exception as error:
        if not getattr(error, "code", None):
            raise
        status = getattr(error, "statusCode", None) or getattr(error, "status_code", None)
        return {"unknown": unknown, "code": error.code, "status": status}
    mapped = body.to_map()
    return {
        "unknown": unknown,
        "filled": sorted(set(filled_in(body))),
        "unmapped": sorted(set(leaves(client.answered["body"])) - set(leaves(mapped))),
        "body": mapped,
    }


for line in sys.stdin:
    order = json.loads(line)
    answer = describe(order["package"]) if order.pop("describe", False) else call(**order)
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
