-- name: by name
SELECT name, full_name, role, password_hash FROM users WHERE name = ?

-- name: add
INSERT INTO users (name, full_name, role, password_hash) VALUES (?, ?, ?, ?)
