-- name: list
SELECT w.id, w.store_id, s.number AS store_number, w.title, w.description, w.priority, w.status,
       w.created_by, w.created_at, w.closed_by, w.closed_at
FROM work_orders w JOIN stores s ON s.id = w.store_id
WHERE w.status = ?
ORDER BY w.id DESC
LIMIT 25 OFFSET ?

-- name: by id
SELECT w.id, w.store_id, s.number AS store_number, w.title, w.description, w.priority, w.status,
       w.created_by, w.created_at, w.closed_by, w.closed_at
FROM work_orders w JOIN stores s ON s.id = w.store_id
WHERE w.id = ?

-- name: search
SELECT w.id, w.store_id, s.number AS store_number, w.title, w.description, w.priority, w.status,
       w.created_by, w.created_at, w.closed_by, w.closed_at
FROM work_orders w JOIN stores s ON s.id = w.store_id
WHERE LOCATE(LOWER(?), LOWER(w.title || ' ' || w.description)) > 0
ORDER BY w.id DESC
LIMIT 50

-- name: known
SELECT COUNT(*) FROM work_orders WHERE external_id = ?

-- name: create
INSERT INTO work_orders (external_id, store_id, title, description, priority, status, created_by, created_at)
VALUES (?, ?, ?, ?, ?, 'OPEN', ?, ?)

-- name: close
UPDATE work_orders SET status = 'CLOSED', closed_by = ?, closed_at = ? WHERE id = ? AND status = 'OPEN'

-- name: comments
SELECT author, body, created_at FROM comments WHERE work_order_id = ? ORDER BY id LIMIT 100

-- name: comment
INSERT INTO comments (work_order_id, author, body, created_at) VALUES (?, ?, ?, ?)

-- name: photos
SELECT id, file_name, content_type FROM photos WHERE work_order_id = ? ORDER BY id LIMIT 100

-- name: photo
INSERT INTO photos (work_order_id, file_name, content_type, content, uploaded_by) VALUES (?, ?, ?, ?, ?)

-- name: photo content
SELECT content_type, content FROM photos WHERE work_order_id = ? AND id = ?

-- name: forget orders
DELETE FROM work_orders WHERE id <= (SELECT MAX(id) FROM work_orders) - 2000

-- name: forget comments
DELETE FROM comments WHERE id <= (SELECT MAX(id) FROM comments) - 5000

-- name: forget photos
DELETE FROM photos WHERE id <= (SELECT MAX(id) FROM photos) - 100
