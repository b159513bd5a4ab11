-- name: create
CREATE TABLE IF NOT EXISTS notes (
  instance TEXT NOT NULL,
  number BIGINT NOT NULL,
  body TEXT,
  written BIGINT,
  data BYTEA,
  PRIMARY KEY (instance, number)
);

-- name: insert
INSERT INTO notes (instance, number, body) VALUES (:instance, ?, ?);

-- name: insert-whole
INSERT INTO notes (instance, number, body, written, data) VALUES (:instance, ?, ?, ?, ?);

-- name: append
UPDATE notes SET body = body || ? WHERE instance = :instance AND number = ?;

-- name: numbers
SELECT number FROM notes WHERE instance = :instance ORDER BY number;

-- name: numbers-after
SELECT number FROM notes WHERE instance = :instance AND number > ? ORDER BY number LIMIT 50000;

-- name: bodies
SELECT body FROM notes WHERE instance = :instance ORDER BY number;

-- name: whole
SELECT number, body, written, data FROM notes WHERE instance = :instance ORDER BY number;

-- name: forever
WITH RECURSIVE forever(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM forever WHERE n < 1000000000000)
SELECT count(*) AS number FROM forever;

-- name: many
WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 200000)
SELECT n AS number FROM many;
