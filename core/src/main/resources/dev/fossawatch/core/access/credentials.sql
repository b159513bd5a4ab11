-- name: tokens
SELECT name, scope, sha256, created, last_used FROM access_tokens
WHERE instance = :instance ORDER BY number;

-- name: users
SELECT name, scope, algorithm, iterations, salt, hash, created FROM access_users
WHERE instance = :instance ORDER BY number;

-- name: insert-token
INSERT INTO access_tokens (instance, number, name, scope, sha256, created, last_used)
VALUES (
  :instance,
  (SELECT COALESCE(MAX(number), 0) + 1 FROM access_tokens WHERE instance = :instance),
  ?, ?, ?, ?, ?
);

-- name: delete-token
DELETE FROM access_tokens WHERE instance = :instance AND name = ?;

-- name: use-token
UPDATE access_tokens SET last_used = ? WHERE instance = :instance AND name = ?;

-- name: insert-user
INSERT INTO access_users (instance, number, name, scope, algorithm, iterations, salt, hash, created)
VALUES (
  :instance,
  (SELECT COALESCE(MAX(number), 0) + 1 FROM access_users WHERE instance = :instance),
  ?, ?, ?, ?, ?, ?, ?
);

-- name: delete-user
DELETE FROM access_users WHERE instance = :instance AND name = ?;
