"""Ids that are there, for most of those that Schemathesis makes up: what is not found says little."""

import json
import os
import re

import schemathesis

IDS = json.loads(os.environ["YUEFU_IDS"])

# Whose id stands in a path, by what stands before it.
BY_PATH = {
    "/v1/accounts/": "account",
    "/v1/customers/": "customer",
    "/v1/merchants/": "merchant",
    "/v1/orders/": "order",
    "/v1/plans/": "plan",
    "/v1/statements/": "statement",
    "/v1/instructions/": "instruction",
}


def chosen(kind, made_up):
    """One of the ids of a kind, or in one of four cases what was made up; the same each time for the same text."""
    among = IDS[kind]
    number = sum(made_up.encode("utf-8", "surrogatepass"))
    return made_up if number % 4 == 3 else among[number // 4 % len(among)]


@schemathesis.hook
def map_path_parameters(context, parameters):
    if parameters and isinstance(parameters.get("version"), int):
        parameters["version"] = 1 + parameters["version"] % 3
    if parameters and isinstance(parameters.get("id"), str):
        kinds = [kind for path, kind in BY_PATH.items() if context.operation.path.startswith(path)]
        if kinds:
            parameters["id"] = chosen(kinds[0], parameters["id"])
    return parameters


def whole(value):
    """The same with 7.0 as 7: JSON Schema calls both an integer, and an amount is not written with a point."""
    if isinstance(value, dict):
        return {name: whole(part) for name, part in value.items()}
    return int(value) if isinstance(value, float) and value.is_integer() else value


@schemathesis.hook
def map_body(context, body):
    body = whole(body)
    if isinstance(body, dict):
        for name in ("account", "customer", "merchant"):
            if isinstance(body.get(name), str):
                body[name] = chosen(name, body[name])
        # The description tells in words which years a time may be in; no schema can.
        time = body.get("to")
        if isinstance(time, str) and re.match(r"\d{4}-", time) and not "1970" < time[:4] < "8999":
            body["to"] = f"2027{time[4:].replace('02-29', '02-28')}"
        target = body.get("target")
        if isinstance(target, dict) and target.get("type") in ("plan", "statement") and isinstance(target.get("id"), str):
            target["id"] = chosen(target["type"], target["id"])
    return body
