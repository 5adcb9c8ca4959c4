-- The same purchase as rows of state: what a careful team would write on PostgreSQL. Amounts are minor units.

CREATE TABLE account(
    id bigint PRIMARY KEY,
    credit_limit bigint NOT NULL,
    held bigint NOT NULL DEFAULT 0,
    principal bigint NOT NULL DEFAULT 0,
    captures integer NOT NULL DEFAULT 0,
    next_cycle date NOT NULL,
    oldest_due date
);

CREATE TABLE merchant(
    id bigint PRIMARY KEY,
    discount_ppm integer NOT NULL,
    captured bigint NOT NULL DEFAULT 0,
    discount bigint NOT NULL DEFAULT 0,
    payable bigint NOT NULL DEFAULT 0
);

CREATE TABLE orders(
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account bigint NOT NULL,
    merchant bigint NOT NULL,
    terms_version integer NOT NULL,
    authorised bigint NOT NULL,
    captured bigint NOT NULL,
    voided bigint NOT NULL DEFAULT 0,
    refunded bigint NOT NULL DEFAULT 0,
    discount bigint NOT NULL,
    authorised_at timestamptz NOT NULL,
    expires timestamptz NOT NULL
);

-- What the next statement lists: a capture in full, with the cycle date that it joins.
CREATE TABLE purchase(
    order_id bigint PRIMARY KEY,
    account bigint NOT NULL,
    nth integer NOT NULL,
    amount bigint NOT NULL,
    joins date NOT NULL
);

CREATE TABLE transfer(
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id bigint NOT NULL,
    debit smallint NOT NULL,
    debit_holder bigint NOT NULL,
    credit smallint NOT NULL,
    credit_holder bigint NOT NULL,
    amount bigint NOT NULL
);

CREATE TABLE idempotency(
    scope uuid PRIMARY KEY,
    fingerprint uuid NOT NULL,
    order_id bigint NOT NULL,
    at timestamptz NOT NULL
);

CREATE FUNCTION purchase(p_scope uuid, p_fingerprint uuid, p_account bigint, p_merchant bigint, p_amount bigint)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    used record;
    a record;
    discount_rate bigint;
    discount_minor bigint;
    made bigint;
BEGIN
    SELECT fingerprint, order_id INTO used FROM idempotency WHERE scope = p_scope;
    IF FOUND THEN
        IF used.fingerprint = p_fingerprint THEN RETURN used.order_id; END IF;
        RAISE EXCEPTION 'idempotency_key_reused';
    END IF;
    SELECT credit_limit, held, principal, captures, next_cycle, oldest_due INTO a
        FROM account WHERE id = p_account FOR UPDATE;
    IF NOT FOUND THEN RAISE EXCEPTION 'account_not_found'; END IF;
    SELECT discount_ppm INTO discount_rate FROM merchant WHERE id = p_merchant;
    IF NOT FOUND THEN RAISE EXCEPTION 'merchant_not_found'; END IF;
    IF a.oldest_due < current_date THEN RAISE EXCEPTION 'overdue'; END IF;
    IF p_amount < 1 OR p_amount > 1000000000000 THEN RAISE EXCEPTION 'amount_out_of_range'; END IF;
    IF a.principal + a.held + p_amount > a.credit_limit THEN RAISE EXCEPTION 'limit_exceeded'; END IF;
    discount_minor := (p_amount * discount_rate + 500000) / 1000000;
    INSERT INTO orders(account, merchant, terms_version, authorised, captured, discount, authorised_at, expires)
        VALUES (p_account, p_merchant, 1, p_amount, p_amount, discount_minor, now(), now() + interval '7 days')
        RETURNING id INTO made;
    INSERT INTO purchase VALUES (made, p_account, a.captures, p_amount, a.next_cycle);
    INSERT INTO transfer(order_id, debit, debit_holder, credit, credit_holder, amount)
        VALUES (made, 1, p_account, 2, p_merchant, p_amount), (made, 2, p_merchant, 3, 0, discount_minor);
    UPDATE account SET principal = principal + p_amount, captures = captures + 1 WHERE id = p_account;
    INSERT INTO idempotency VALUES (p_scope, p_fingerprint, made, now());
    -- The merchant's row last, so that a hot one is locked as briefly as can be.
    UPDATE merchant SET captured = captured + p_amount, discount = discount + discount_minor,
        payable = payable + p_amount - discount_minor WHERE id = p_merchant;
    RETURN made;
END $$;
