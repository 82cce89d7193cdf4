"""Calls the typed methods of official clients, as it is told, one line of JSON in and one out.

In:  {"package": ..., "describe": true}
Out: {"<method>": {"parameters": [...], "fields": [...]}, ...}

In:  {"package": ..., "action": ..., "parameters": {...}, "endpoint": "127.0.0.1:1", "key": {...}, "asynchronous": false}
Out: {"unknown": [...], "body": {...}, "filled": [...], "mistyped": [...], "unmapped": [...]}
  or {"unknown": [...], "code": ..., "status": ...}

Either answer may be {"defect": <traceback>} instead: the client did what nobody expects of it.

Parameters are in the API's names and reach the request by its own `from_map`; those that it does not know are not sent
and are told as `unknown`. A description has them by bare name, as it has the methods. Fields are paths such as `users[].user_id`. `unmapped` are, in the API's names, those of the
answer for which the model has no place.
"""

import asyncio
import importlib
import inspect
import json
import re
import sys
import traceback

from shapes import fields, filled, hints_of, leaves, paths_of, plain, structured


def client_of(package):
    return importlib.import_module(package + ".client").Client


def methods_of(package):
    """The typed methods by bare name: not their asynchronous twins, and not those that also take options."""
    other = re.compile(r"(_async|_?with_options|^get_endpoint)$")
    return {
        plain(name): method
        for name, method in vars(client_of(package)).items()
        if inspect.isfunction(method) and not name.startswith("_") and not other.search(name)
    }


def body_class(method):
    return fields(hints_of(method)["return"])["body"][0]


def describe(package):
    return {
        name: {
            "parameters": sorted(plain(each) for each in fields(hints_of(method).get("request", object))),
            "fields": sorted(set(paths_of(body_class(method)))),
        }
        for name, method in methods_of(package).items()
    }


def request_of(method, parameters):
    """The typed request, if the method takes one, and the names of the parameters that it does not know."""
    kind = hints_of(method).get("request")
    if kind is None:
        return [], sorted(parameters)
    request = kind().from_map(
        {
            name: json.loads(value) if structured(kind, name, value) else value
            for name, value in parameters.items()
        }
    )
    known = request.to_map()
    return [request], sorted(name for name in parameters if name not in known)


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
            setattr(client, way + "_async", keeping_later(client, getattr(client, way + "_async")))
        clients[place] = client
    return clients[place]


def keeping(client, original):
    def kept(*arguments):
        client.answered = original(*arguments)
        return client.answered

    return kept


def keeping_later(client, original):
    async def kept(*arguments):
        client.answered = await original(*arguments)
        return client.answered

    return kept


def call(package, action, parameters, endpoint, key, asynchronous):
    method = methods_of(package)[plain(action)]
    request, unknown = request_of(method, parameters)
    client = client_for(package, endpoint, key)
    try:
        if asynchronous:
            body = asyncio.run(getattr(client, method.__name__ + "_async")(*request)).body
        else:
            body = method(client, *request).body
    except Exception as error:
        if not getattr(error, "code", None):
            raise
        status = getattr(error, "statusCode", None) or getattr(error, "status_code", None)
        return {"unknown": unknown, "code": error.code, "status": status}
    mapped = body.to_map()
    found = set(filled(body, body_class(method)))
    return {
        "unknown": unknown,
        "body": mapped,
        "filled": sorted({path for path, _typed in found}),
        "mistyped": sorted({path for path, typed in found if not typed}),
        "unmapped": sorted(set(leaves(client.answered["body"])) - set(leaves(mapped))),
    }


for line in sys.stdin:
    order = json.loads(line)
    try:
        answer = describe(order["package"]) if "describe" in order else call(**order)
    except Exception:
        answer = {"defect": traceback.format_exc()}
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
