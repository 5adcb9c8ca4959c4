-- The cycle day as sets: every statement, its lines, the fees in the books, and the accounts, in one transaction.
BEGIN;
CREATE TEMPORARY TABLE listed ON COMMIT DROP AS
    SELECT account, order_id, NULL::integer AS term, amount AS principal, 0::bigint AS fee FROM purchase WHERE joins = '2026-07-10'
    UNION ALL
    SELECT account, order_id, nth, principal, fee FROM term WHERE joins = '2026-07-10';
INSERT INTO statement(account, cycle, due, principal, fee)
    SELECT account, '2026-07-10', '2026-07-15', sum(principal), sum(fee) FROM listed GROUP BY account ORDER BY account;
INSERT INTO line
    SELECT statement.id, row_number() OVER (PARTITION BY statement.id ORDER BY order_id), order_id, term, listed.principal, listed.fee
    FROM listed JOIN statement USING (account) WHERE statement.cycle = '2026-07-10';
INSERT INTO transfer(order_id, debit, debit_holder, credit, credit_holder, amount)
    SELECT id, 4, account, 5, 0, fee FROM statement WHERE cycle = '2026-07-10' AND fee > 0;
UPDATE account SET next_cycle = '2026-08-10', oldest_due = coalesce(oldest_due, statement.due)
    FROM statement WHERE statement.account = account.id AND statement.cycle = '2026-07-10';
COMMIT;
