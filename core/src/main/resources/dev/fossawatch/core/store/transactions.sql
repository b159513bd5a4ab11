-- name: commit
COMMIT;

-- name: rollback
ROLLBACK;

-- name: savepoint
SAVEPOINT part;

-- name: release
RELEASE SAVEPOINT part;

-- name: rollback-to
ROLLBACK TO SAVEPOINT part;
