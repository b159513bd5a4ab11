-- name: insert
INSERT INTO audit (instance, number, time, entry) VALUES (:instance, ?, ?, ?);

-- name: latest
SELECT number, entry FROM audit WHERE instance = :instance ORDER BY number DESC LIMIT 1000;

-- name: last
SELECT COALESCE(MAX(number), 0) AS number FROM audit WHERE instance = :instance;

-- name: forget
DELETE FROM audit WHERE instance = :instance AND number <= ?;
