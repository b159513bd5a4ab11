-- name: first
INSERT INTO writers (instance, commits) VALUES (:instance, 0) ON CONFLICT DO NOTHING;

-- name: commits
SELECT commits FROM writers WHERE instance = :instance;

-- name: count
UPDATE writers SET commits = ? WHERE instance = :instance;

-- name: others
SELECT instance FROM writers WHERE instance <> :instance ORDER BY instance LIMIT 3;
