-- :accounts accounts and :merchants merchants.
INSERT INTO account(id, credit_limit, next_cycle) SELECT id, 20000000, current_date + 10 FROM generate_series(1, :accounts) id;
INSERT INTO merchant(id, discount_ppm) SELECT id, 20000 FROM generate_series(1, :merchants) id;
VACUUM ANALYZE;
CHECKPOINT;
