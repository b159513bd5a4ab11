-- name: begin
BEGIN IMMEDIATE;

-- name: wait-for-others
PRAGMA busy_timeout = 2000;

-- name: write-ahead
PRAGMA journal_mode = WAL;

-- name: full
PRAGMA synchronous = FULL;

-- name: bound-the-log
PRAGMA journal_size_limit = 16777216;

-- name: trust-nothing
PRAGMA trusted_schema = OFF;

-- name: read-only
PRAGMA query_only = ON;

-- name: quick-check
PRAGMA quick_check(3);

-- name: tables
SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name = 'fossawatch_migrations' DESC LIMIT 1;

-- name: bytes
SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size();
