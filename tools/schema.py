#!/usr/bin/env python3
"""Holds a running sandbox to its own OpenAPI description with Schemathesis, and says how many requests that took.

    python3 tools/schema.py YUEFU SCHEMATHESIS CASES [SEED]

YUEFU is the binary, SCHEMATHESIS the folder it is installed in, CASES how many requests are made up for each operation.
"""

import collections
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent


class Sandbox:
    """A server with something of each kind in it."""

    def __init__(self, yuefu, directory):
        command = [yuefu, "serve", "--data", directory, "--listen", "127.0.0.1:0", "--print-key"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.url = self.told(r"on (http://\S+)")
        self.key = self.told(r"(yf_operator_\w+)")
        self.posts = 0

    def told(self, pattern):
        for line in self.process.stdout:
            found = re.search(pattern, line)
            if found:
                return found[1]
        sys.exit("yuefu has ended before it served")

    def post(self, path, body):
        self.posts += 1
        headers = {
            "Authorization": f"Bearer {self.key}",
            "Idempotency-Key": f"furnish-{self.posts}",
            "Content-Type": "application/json",
        }
        request = urllib.request.Request(f"{self.url}/v1/{path}", json.dumps(body).encode(), headers)
        return json.load(urllib.request.urlopen(request))

    def get(self, path):
        request = urllib.request.Request(f"{self.url}/v1/{path}", headers={"Authorization": f"Bearer {self.key}"})
        return json.load(urllib.request.urlopen(request))

    def furnish(self):
        """Makes something of each kind; returns the ids by kind."""
        ids = collections.defaultdict(list)

        def kept(kind, answer):
            ids[kind].append(answer["id"])
            return answer["id"]

        def cny(amount):
            return {"amount": amount, "currency": "CNY"}

        for bearer in ("customer", "merchant"):
            terms = {"currency": "CNY", "discount_ppm": 20000, "fee_bearer": bearer, "discount_on_refund": "returned"}
            kept("merchant", self.post("merchants", terms))
        for _ in range(4):
            customer = kept("customer", self.post("customers", {}))
            account = {"customer": customer, "limit": cny(5_000_000), "cycle_day": 1}
            account = kept("account", self.post("accounts", account))
            for merchant in ids["merchant"]:
                order = {"account": account, "merchant": merchant, "amount": cny(100_000)}
                pay_later, in_three = {"type": "pay_later"}, {"type": "instalments", "terms": 3}
                kept("order", self.post("orders", order | {"method": pay_later, "capture": "at_once"}))
                kept("order", self.post("orders", order | {"method": in_three, "capture": "later"}))
                bought = self.post("orders", order | {"method": in_three, "capture": "at_once"})
                kept("order", bought)
                kept("plan", bought["captures"][0]["plan"])
            for amount in (1_000, 2_000):
                top_up = {"purpose": "top_up", "amount": cny(amount)}
                kept("instruction", self.post(f"accounts/{account}/instructions", top_up))
            today = self.get(f"accounts/{account}")["business_date"]
            temporary = {"type": "set", "amount": cny(100_000), "until": today}
            self.post(f"accounts/{account}/limit-changes", {"temporary_limit": temporary, "reason": "review"})
        now = self.get("clock")["now"]
        days = time.strptime(now[:10], "%Y-%m-%d")
        year, month = (days.tm_year, days.tm_mon + 1) if days.tm_mon < 12 else (days.tm_year + 1, 1)
        self.post("clock", {"to": f"{year}-{month:02}-02T00:00:00Z"})
        for account in ids["account"]:
            for statement in self.get(f"accounts/{account}/statements")["items"]:
                kept("statement", statement)
        # Two that nothing was bought on yet: they are never overdue.
        for _ in range(2):
            customer = kept("customer", self.post("customers", {}))
            kept("account", self.post("accounts", {"customer": customer, "limit": cny(5_000_000), "cycle_day": 28}))
        return ids


def main():
    yuefu, schemathesis, cases, *seed = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        sandbox = Sandbox(yuefu, f"{folder}/data")
        try:
            ids = sandbox.furnish()
            command = [
                f"{Path(schemathesis).resolve()}/bin/schemathesis",
                f"--config-file={HERE}/schemathesis.toml",
                "run",
                f"{sandbox.url}/v1/openapi.json",
                f"--header=Authorization: Bearer {sandbox.key}",
                "--checks=all",
                f"--max-examples={cases}",
                "--continue-on-failure",
                "--suppress-health-check=all",
                "--generation-database=none",
                "--report=ndjson",
                f"--report-ndjson-path={folder}/report",
                "--no-color",
            ] + [f"--seed={number}" for number in seed]
            environment = os.environ | {
                "YUEFU_IDS": json.dumps(ids),
                "SCHEMATHESIS_HOOKS": "schema_hooks",
                "PYTHONPATH": str(HERE),
                "PYTHONDONTWRITEBYTECODE": "1",
            }
            ended = subprocess.run(command, env=environment, cwd=folder)
            print(counted(f"{folder}/report"))
        finally:
            sandbox.process.terminate()
            sandbox.process.wait()
    sys.exit(ended.returncode)


def counted(report):
    """How many answers of each status the report has."""
    statuses = collections.Counter()

    def walk(value):
        if isinstance(value, dict):
            if "status_code" in value and "headers" in value:
                statuses[value["status_code"]] += 1
            for part in value.values():
                walk(part)
        elif isinstance(value, list):
            for part in value:
                walk(part)

    for line in open(report, encoding="utf-8"):
        walk(json.loads(line))
    each = ", ".join(f"{count} × {status}" for status, count in sorted(statuses.items()))
    return f"{sum(statuses.values())} requests: {each}"


main()
