-- One to three open orders or plans on each account, every one on the same cycle date: the second of an account is a plan of three
-- terms. Each purchase and each term knows the cycle date that it joins, so that a cut need not write it.
CREATE TABLE term(
    order_id bigint NOT NULL,
    nth integer NOT NULL,
    account bigint NOT NULL,
    principal bigint NOT NULL,
    fee bigint NOT NULL,
    joins date NOT NULL,
    PRIMARY KEY (order_id, nth)
);

CREATE TABLE statement(
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account bigint NOT NULL,
    cycle date NOT NULL,
    due date NOT NULL,
    principal bigint NOT NULL,
    fee bigint NOT NULL,
    paid bigint NOT NULL DEFAULT 0
);

CREATE TABLE line(
    statement bigint NOT NULL,
    nth integer NOT NULL,
    order_id bigint NOT NULL,
    term integer,
    principal bigint NOT NULL,
    fee bigint NOT NULL,
    PRIMARY KEY (statement, nth)
);

INSERT INTO account(id, credit_limit, next_cycle) SELECT id, 20000000, '2026-07-10' FROM generate_series(1, :accounts) id;
INSERT INTO orders(account, merchant, terms_version, authorised, captured, discount, authorised_at, expires)
    SELECT id, 1 + id % 1000, 1, amount, amount, amount / 50, now(), now() + interval '7 days'
    FROM account, generate_series(1, 1 + (id * 7919 % 3)::int) nth, LATERAL (SELECT 10000 + (id * 104729 + nth * 1299709) % 90000 AS amount) drawn
    ORDER BY id, nth;
CREATE TEMPORARY TABLE nths AS SELECT id, account, captured, row_number() OVER (PARTITION BY account ORDER BY id) AS nth FROM orders;
INSERT INTO purchase SELECT id, account, nth, captured, '2026-07-10' FROM nths WHERE nth <> 2;
INSERT INTO term
    SELECT id, term, account, captured / 3 + (term <= captured % 3)::int, (captured * 6000 + 500000) / 1000000, date '2026-07-10' + (term - 1) * interval '1 month'
    FROM nths, generate_series(1, 3) term WHERE nth = 2;
UPDATE account SET principal = total FROM (SELECT account, sum(captured) AS total FROM orders GROUP BY account) owed WHERE owed.account = id;
CREATE INDEX purchase_joins ON purchase(joins, account);
CREATE INDEX term_joins ON term(joins, account);
VACUUM ANALYZE;
CHECKPOINT;
