-- name: begin
BEGIN;

-- name: exists
SELECT nspname FROM pg_namespace WHERE nspname = 'fossawatch';

-- name: create
CREATE SCHEMA IF NOT EXISTS fossawatch;

-- name: use
SET search_path TO fossawatch;

-- name: durable
SET synchronous_commit TO on;

-- name: patience
SET statement_timeout TO 15000;

-- name: short-patience
SET statement_timeout TO 5000;

-- name: read-only
SET default_transaction_read_only TO on;

-- name: one-at-a-time
SELECT pg_advisory_lock(1718580087, 1);

-- name: next-one
SELECT pg_advisory_unlock(1718580087, 1);

-- name: claim
SELECT CASE WHEN pg_try_advisory_lock(1718580088, hashtext(:instance)) THEN 1 ELSE 0 END AS ours;
