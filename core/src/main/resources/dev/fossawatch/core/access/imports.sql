-- name: known
SELECT file FROM imported_files WHERE instance = :instance AND file = ? AND sha256 = ?;

-- name: insert
INSERT INTO imported_files (instance, file, sha256, imported) VALUES (:instance, ?, ?, ?);
