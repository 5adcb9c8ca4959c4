#!/usr/bin/env python3
"""A second, simpler Yuefu: recompute the figures of the engine from the rules alone.

    python3 tools/recompute.py vectors account_scenarios.json               compare with the expected figures
    python3 tools/recompute.py replay uci_online_retail.csv.gz [--json]     play a year of a shop, print one page

Written from the product page and the fixed rules of the replay, without reading the engine, so that two independent
readings can be compared to the cent: where they differ, one is wrong. One account at a time, one day at a time, whole
minor units only, nothing but Python 3.10 or later. How the rules were read where the page leaves room:

 1. A purchase without terms is a plan of one term without a fee: "the unbilled purchase shrinks" and "what is left is
    split anew" are the same sentence with n = 1. All captures are at once, all repayments target `due`, and no card is
    bound, so that nothing is auto-debited.
 2. The penalties and the statement of a day happen at its start; everything else of that day comes after them.
 3. A refund stamped less than 24 h after the authorisation brings the fee of every term, billed or not, to
    round((P - all refunds) x ppm / 10^6), which is zero once everything is refunded. What of that fee was already paid
    is used as in step 5. No order so young carries a penalty.
 4. What exceeds the unbilled part of an order shrinks its billed unpaid lines, oldest statement first. Step 5 of the
    waterfall (already paid) pays all open statements, oldest first; the rest becomes credit balance.
 5. A term without principal and without fee is no line; no lines, no statement.
 6. An invoice of £100.00 to £119.99 bought in 12 terms has less than £10.00 of principal per term: it is offered so
    and refused as `amount_out_of_range`.
 7. Customers pay 5 days after every cycle day (plus their delay): without a statement nothing is due, and a due amount
    of 0 is skipped, as is the half of one penny.
 8. Invoice numbers are compared as numbers, without their letter. Only C makes a refund. It finds accepted orders only,
    and none before the first. An invoice's customer is the one of its first line that names one.
 9. The merchant's discount is rounded half-up per captured order and not given back on refunds.
"""

import csv
import gzip
import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

CYCLE_DAYS, GRACE_DAYS = (1, 10, 15), 5
PLAN_TERMS = (3, 6, 9, 12, 24)
PLAN_FEE_PPM = 6_000
PLAN_ORDER_MIN, PLAN_TERM_PRINCIPAL_MIN = 100_00, 10_00
PENALTY_PPM = 500
OVERDUE_FROM_DAYS, FROZEN_FROM_DAYS = 1, 30
DISCOUNT_PPM = 20_000
MILLION, ONE_DAY = 1_000_000, timedelta(days=1)
REPLAY_LIMIT_UNIT = 2_000_00
REPLAY_LAST_DAY = date(2011, 12, 31).toordinal()
PAYMENT, REFUND, PURCHASE = 0, 1, 2  # in this order at one instant


def round_half_up(numerator, denominator):
    """The nearest whole number, halves away from zero: 5/10 -> 1, -5/10 -> -1."""
    quotient = (2 * abs(numerator) + denominator) // (2 * denominator)
    return quotient if numerator >= 0 else -quotient


def split(total, n):
    """n parts that differ by at most one, the larger first: 10000 in 3 -> 3334, 3333, 3333."""
    part, larger = divmod(total, n)
    return [part + 1] * larger + [part] * (n - larger)


# ---- One account: days are ordinals of `date`, stamps are `datetime` ----

class Books:
    """The balances of all accounts together (a debit is positive), and a tally of what happened."""
    def __init__(self):
        self.balance, self.counts, self.amounts, self.accepted, self.refused = (Counter() for _ in range(5))

    def transfer(self, debit, credit, amount):
        self.balance[debit] += amount
        self.balance[credit] -= amount


@dataclass
class Line:
    """What one order asks on one statement: its fee as billed, and the principal and fee still unpaid."""
    principal: int
    fee: int
    fee_billed: int


@dataclass
class Order:
    """A captured purchase: the principals of its terms not yet billed, and the lines of those that are."""
    authorised_at: datetime
    captured: int
    fee_ppm: int
    unbilled: list
    lines: list = field(default_factory=list)
    refunded: int = 0

    def refundable(self):
        return self.captured - self.refunded

    def term_fee(self):
        return round_half_up(self.refundable() * self.fee_ppm, MILLION)


@dataclass
class Statement:
    """The bill of one cycle; its penalty exactly (`penalty_ppm` millionths), as charged so far, and as still unpaid."""
    cycle: int
    lines: list
    penalty_ppm: int = 0
    penalty_charged: int = 0
    penalty: int = 0

    def due_day(self):
        return self.cycle + GRACE_DAYS

    def principal(self):
        return sum(line.principal for line in self.lines)

    def owed(self):
        """What is unpaid, by part."""
        return {"principal": self.principal(), "fee": sum(line.fee for line in self.lines), "penalty": self.penalty}


class Account:
    """A credit account under the default Terms. A command answers "ok" or the code of its refusal."""
    def __init__(self, limit, cycle_day, today, books):
        self.limit, self.cycle_day, self.today, self.books = limit, cycle_day, today, books
        self.orders = {}  # in order of capture
        self.open_statements = []  # oldest first
        self.credit_balance = 0

    def unbilled(self):
        return sum(sum(order.unbilled) for order in self.orders.values())

    def exposure(self):
        return self.unbilled() + sum(statement.principal() for statement in self.open_statements)

    def due_now(self):
        return sum(sum(statement.owed().values()) for statement in self.open_statements)

    def days_past_due(self):
        return max([0] + [self.today - statement.due_day() for statement in self.open_statements])

    def roll_to(self, day):
        """Bring the account to `day`: for each day on the way its penalties, then its statement."""
        while self.today < day:
            self.today += 1
            for statement in self.open_statements:
                if self.today > statement.due_day():
                    self.charge_penalty(statement)
            if date.fromordinal(self.today).day == self.cycle_day:
                self.cut_statement()

    def charge_penalty(self, statement):
        """One more day: round(sum / 10^6) less what was charged, so that splitting the time never changes the total."""
        statement.penalty_ppm += statement.principal() * PENALTY_PPM
        penalty = round_half_up(statement.penalty_ppm, MILLION) - statement.penalty_charged
        statement.penalty_charged += penalty
        statement.penalty += penalty
        self.books.transfer("receivable_penalty", "penalty_income", penalty)
        self.books.amounts["penalties_charged"] += penalty

    def cut_statement(self):
        """Bill the next term of every order in order of capture, and pay it from the credit balance."""
        lines = [self.bill_term(order) for order in self.orders.values() if order.unbilled]
        lines = [line for line in lines if line.principal or line.fee]
        if not lines:
            return
        statement = Statement(self.today, lines)
        self.open_statements.append(statement)
        self.books.counts["statements_cut"] += 1
        self.books.amounts["billed_principal"] += statement.principal()
        self.books.amounts["billed_fee"] += statement.owed()["fee"]
        held, self.credit_balance = self.credit_balance, 0
        self.books.amounts["credit_balance_applied"] += min(held, self.due_now())
        self.pay_statements(held, "credit_balance")

    def bill_term(self, order):
        fee = order.term_fee()
        line = Line(order.unbilled.pop(0), fee, fee)
        order.lines.append(line)
        self.books.transfer("receivable_fee", "fee_income", fee)
        return line

    def buy(self, order_id, amount, terms, now):
        """Authorise and capture at once; `terms` is 1 for pay-later."""
        refusal = self.refuse_purchase(amount, terms)
        if refusal:
            return refusal
        self.orders[order_id] = Order(now, amount, PLAN_FEE_PPM if terms > 1 else 0, split(amount, terms))
        discount = round_half_up(amount * DISCOUNT_PPM, MILLION)
        self.books.transfer("receivable_principal", "payable", amount)
        self.books.transfer("payable", "discount_income", discount)
        self.books.amounts["captured"] += amount
        self.books.amounts["discount"] += discount
        return "ok"

    def refuse_purchase(self, amount, terms):
        """The first reason in the order of the product page, or None."""
        if self.days_past_due() >= FROZEN_FROM_DAYS:
            return "account_frozen"
        if self.days_past_due() >= OVERDUE_FROM_DAYS:
            return "overdue"
        too_small = amount < PLAN_ORDER_MIN or amount // terms < PLAN_TERM_PRINCIPAL_MIN
        if amount <= 0 or (terms > 1 and (terms not in PLAN_TERMS or too_small)):
            return "amount_out_of_range"
        if amount > self.limit - self.exposure():
            return "limit_exceeded"
        return None

    def repay(self, amount):
        """Pay all open statements; what exceeds them becomes credit balance."""
        if self.due_now() == 0:
            return "nothing_due"
        self.pay_statements(amount, "bank")
        self.books.counts["repayments"] += 1
        self.books.amounts["repaid"] += amount
        return "ok"

    def refund(self, order_id, amount, now):
        """The waterfall: the unbilled part, the billed unpaid part, fees within a day, then what was already paid."""
        if order_id not in self.orders:
            return "order_not_found"
        order = self.orders[order_id]
        if amount > order.refundable():
            return "refund_exceeds_captured"
        order.refunded += amount
        self.books.counts["refund_postings"] += 1
        self.books.amounts["refunded"] += amount
        left = self.shrink_unbilled(order, amount)
        for line in order.lines:
            left = self.pay(line, "principal", left, "payable")
        fee_paid = self.return_fees(order) if now - order.authorised_at < ONE_DAY else 0
        self.pay_statements(fee_paid, "fee_income")
        self.pay_statements(left, "payable")
        self.books.amounts["refunded_already_paid"] += left
        return "ok"

    def shrink_unbilled(self, order, amount):
        """Split what is left anew over the terms not yet billed. Returns what did not fit."""
        unbilled = sum(order.unbilled)
        taken = min(amount, unbilled)
        order.unbilled = split(unbilled - taken, len(order.unbilled)) if taken < unbilled else []
        self.books.transfer("payable", "receivable_principal", taken)
        self.books.amounts["refunded_unbilled"] += taken
        return amount - taken

    def return_fees(self, order):
        """Lower billed fees to those of the order as refunded. Returns the part that the customer had paid."""
        paid = 0
        for line in order.lines:
            excess = line.fee_billed - order.term_fee()
            line.fee_billed -= excess
            paid += self.pay(line, "fee", excess, "fee_income")
            self.books.amounts["fee_returned"] += excess
        return paid

    def pay_statements(self, amount, source):
        """Use money of `source` for all open statements, oldest first; the rest becomes credit balance."""
        for statement in self.open_statements:
            amount = self.pay(statement, "penalty", amount, source)
            for part in ("fee", "principal"):
                for line in statement.lines:
                    amount = self.pay(line, part, amount, source)
        self.close_statements()
        self.credit_balance += amount
        self.books.transfer(source, "credit_balance", amount)

    def pay(self, holder, part, amount, source):
        """Pay one part (penalty, fee or principal) of a statement or line. Returns what is left of the amount."""
        paid = min(amount, getattr(holder, part))
        setattr(holder, part, getattr(holder, part) - paid)
        self.books.transfer(source, "receivable_" + part, paid)
        return amount - paid

    def close_statements(self):
        self.open_statements = [statement for statement in self.open_statements if any(statement.owed().values())]


# ---- `vectors`: 20 accounts with their expected figures ----

def check_vectors(path):
    """Play every scenario and compare all fields of every step. Returns the process's exit code."""
    with open(path, encoding="utf-8") as file:
        scenarios, wrong = json.load(file), 0
    for number, scenario in enumerate(scenarios):
        start = date.fromisoformat(scenario["start"]).toordinal()
        account = Account(scenario["limit"], scenario["cycle_day"], start, Books())
        for step, expected in zip(scenario["steps"], scenario["expected"], strict=True):
            found = {"result": play_step(account, step), "then": describe(account)}
            if found != expected:
                wrong += 1
                print(f"scenario {number}, {step}\n  expected {expected}\n  found    {found}")
        check_books(account.books, [account])
    print(f"{len(scenarios)} scenarios, {sum(len(scenario['steps']) for scenario in scenarios)} steps, {wrong} wrong")
    return 1 if wrong else 0


def play_step(account, step):
    now = datetime.fromisoformat(step["on"])
    account.roll_to(now.toordinal())
    match step:
        case {"do": "buy", "order": order_id, "amount": amount}:
            return account.buy(order_id, amount, step.get("terms", 1), now)
        case {"do": "repay", "amount": amount}:
            return account.repay(amount)
        case {"do": "refund", "order": order_id, "amount": amount}:
            return account.refund(order_id, amount, now)
        case {"do": "look"}:
            return "ok"


def describe(account):
    return {
        "date": date.fromordinal(account.today).isoformat(),
        "available": account.limit - account.exposure(),
        "exposure": account.exposure(),
        "due_now": account.due_now(),
        "days_past_due": account.days_past_due(),
        "credit_balance": account.credit_balance,
        "statements": [{"cycle": date.fromordinal(statement.cycle).isoformat(),
                        "due_date": date.fromordinal(statement.due_day()).isoformat(),
                        **statement.owed()} for statement in account.open_statements],
    }


# ---- `replay`: a year of a shop ----

@dataclass
class Invoice:
    """All lines of one invoice number that name a customer."""
    is_refund: bool
    number: int
    customer: int
    at: datetime
    total: int = 0


def read_invoices(path, books):
    """Gather the lines into invoices, counting what is left out. Returns those to play."""
    invoices = {}
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            books.counts["lines_read"] += 1
            if row["CustomerID"]:
                add_line(invoices, row, books)
            else:
                books.counts["lines_without_customer"] += 1
    for invoice in invoices.values():
        kind = "refund_invoices" if invoice.is_refund else "invoices" if invoice.total > 0 else "invoices_not_positive"
        books.counts[kind] += 1
        books.amounts[kind + "_total"] += abs(invoice.total)
    return [invoice for invoice in invoices.values() if invoice.is_refund or invoice.total > 0]


def add_line(invoices, row, books):
    name, at = row["InvoiceNo"], datetime.fromisoformat(row["InvoiceDate"])
    customer = int(row["CustomerID"].split(".")[0])
    if name not in invoices:
        number = int("".join(digit for digit in name if digit.isdigit()))
        invoices[name] = Invoice(name.startswith("C"), number, customer, at)
    invoice = invoices[name]
    invoice.at = min(invoice.at, at)
    invoice.total += line_amount(row["Quantity"], row["UnitPrice"])
    books.counts["lines_naming_another_customer"] += int(invoice.customer != customer)


def line_amount(quantity, unit_price):
    """Pence of one line, exactly, then rounded: 3 x "0.125" = 37.5 -> 38."""
    whole, _, fraction = unit_price.partition(".")
    return round_half_up(int(quantity) * int(whole + fraction) * 100, 10 ** len(fraction))


def replay(path):
    """Play the file one customer after the other: no customer's figures depend on another's."""
    books = Books()
    by_customer = {}
    for invoice in read_invoices(path, books):
        by_customer.setdefault(invoice.customer, []).append(invoice)
    accounts = [play_customer(customer, by_customer[customer], books) for customer in sorted(by_customer)]
    check_books(books, accounts)
    return figures(books, accounts)


def play_customer(customer, invoices, books):
    """Play all that one customer does, in order of time, kind and number. Returns the account at the end."""
    opened = min(invoice.at for invoice in invoices).toordinal()
    account = Account(REPLAY_LIMIT_UNIT * (1 + customer % 4), CYCLE_DAYS[customer % 3], opened, books)
    books.counts["accounts"] += int(any(not invoice.is_refund for invoice in invoices))
    actions = [(invoice.at, REFUND if invoice.is_refund else PURCHASE, invoice.number, invoice) for invoice in invoices]
    actions += [(at, PAYMENT, 0, divisor) for at, divisor in payments(customer, account.cycle_day, opened)]
    play = {PAYMENT: pay_due, REFUND: refund_invoice, PURCHASE: buy_invoice}
    for at, kind, _, what in sorted(actions, key=lambda action: action[:3]):
        account.roll_to(at.toordinal())
        play[kind](account, what)
    account.roll_to(REPLAY_LAST_DAY)
    return account


def payments(customer, cycle_day, opened):
    """When this customer pays, as (stamp, divisor of all that is due), by the last digit of the id."""
    habit = {7: [(10, 1)], 8: [(0, 2), (20, 1)], 9: []}.get(customer % 10, [(0, 1)])
    due_days = [day + GRACE_DAYS for day in range(opened, REPLAY_LAST_DAY) if date.fromordinal(day).day == cycle_day]
    days = [(due_day + delay, divisor) for due_day in due_days for delay, divisor in habit]
    return [(datetime.combine(date.fromordinal(day), time(12)), divisor)
            for day, divisor in days if day <= REPLAY_LAST_DAY]


def pay_due(account, divisor):
    if amount := account.due_now() // divisor:
        account.repay(amount)


def buy_invoice(account, invoice):
    terms = {3: 3, 4: 12}.get(invoice.number % 5, 1) if invoice.total >= PLAN_ORDER_MIN else 1
    result = account.buy(invoice.number, invoice.total, terms, invoice.at)
    if result == "ok":
        account.books.accepted["pay_later" if terms == 1 else f"terms_{terms}"] += 1
    else:
        account.books.refused[result] += 1


def refund_invoice(account, invoice):
    """Refund the accepted orders, newest first, as far as each can give."""
    left = abs(invoice.total)
    for order_id in reversed(account.orders):
        amount = min(left, account.orders[order_id].refundable())
        if amount:
            account.refund(order_id, amount, invoice.at)
        left -= amount
    matched = "matched" if left == 0 else "unmatched" if left == abs(invoice.total) else "partly_matched"
    account.books.counts["refund_invoices_" + matched] += 1
    account.books.amounts["unmatched"] += left


def check_books(books, accounts):
    """What the accounts hold, counted one by one, is what the books say."""
    held = sum_open([statement for account in accounts for statement in account.open_statements])
    held["principal"] += sum(account.unbilled() for account in accounts)
    assert all(books.balance["receivable_" + part] == amount for part, amount in held.items())
    assert -books.balance["credit_balance"] == sum(account.credit_balance for account in accounts)
    amounts = books.amounts
    assert -books.balance["payable"] == amounts["captured"] - amounts["refunded"] - amounts["discount"]
    assert books.balance["bank"] == amounts["repaid"]
    assert books.balance.total() == 0


def sum_open(statements):
    return {part: sum(statement.owed()[part] for statement in statements) for part in ("principal", "fee", "penalty")}


def figures(books, accounts):
    """All figures of the page, amounts in pence. In the trial balance a debit is positive."""
    return {
        "counts": dict(books.counts),
        "orders": {"accepted": books.accepted.total(), "accepted_by_method": dict(sorted(books.accepted.items())),
                   "refused": books.refused.total(), "refused_by_code": dict(sorted(books.refused.items()))},
        "amounts": dict(books.amounts),
        "owed": {"principal_unbilled": sum(account.unbilled() for account in accounts)} | owed_by_age(accounts),
        "credit_balances": sum(account.credit_balance for account in accounts),
        "owed_to_merchant": -books.balance["payable"],
        "trial_balance": dict(books.balance) | {"sum": books.balance.total()},
    }


def owed_by_age(accounts):
    """The open statements by their own days past due on the last day."""
    ages = {"not_yet_due": range(-99, 1), "past_due_1_to_29": range(1, 30), "past_due_30_or_more": range(30, 9_999)}
    page = {}
    for age, days in ages.items():
        statements = [statement for account in accounts for statement in account.open_statements
                      if account.today - statement.due_day() in days]
        page[age] = {"statements": len(statements)} | sum_open(statements)
    return page


def print_page(page, indent="", counted=False):
    """One figure a line: counts as they are, amounts in pounds."""
    for name, value in page.items():
        is_count = counted or name in ("counts", "orders", "statements")
        if isinstance(value, dict):
            print(indent + name)
            print_page(value, indent + "  ", is_count)
        else:
            pounds = f"{'-' * (value < 0)}{abs(value) // 100:,}.{abs(value) % 100:02}"
            print(f"{indent + name:<36}{f'{value:,}' if is_count else pounds:>16}")


def main(arguments):
    match arguments:
        case ["vectors", path]:
            return check_vectors(path)
        case ["replay", path]:
            print_page(replay(path))
        case ["replay", path, "--json"] | ["replay", "--json", path]:
            print(json.dumps(replay(path), indent=2))
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
