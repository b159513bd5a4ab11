-- name: create
CREATE TABLE IF NOT EXISTS fossawatch_migrations (
  version BIGINT NOT NULL PRIMARY KEY,
  file TEXT NOT NULL,
  checksum TEXT NOT NULL,
  applied BIGINT NOT NULL
);

-- name: applied
SELECT version, file, checksum FROM fossawatch_migrations ORDER BY version;

-- name: insert
INSERT INTO fossawatch_migrations (version, file, checksum, applied) VALUES (?, ?, ?, ?);
