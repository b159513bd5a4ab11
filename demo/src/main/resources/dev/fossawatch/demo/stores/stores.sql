-- name: list
SELECT s.id, s.number, s.brand, s.street, s.city, s.region,
       (SELECT COUNT(*) FROM work_orders w WHERE w.store_id = s.id AND w.status = 'OPEN') AS open_orders
FROM stores s
WHERE ? = '' OR s.region = ?
ORDER BY s.number
LIMIT 200

-- name: by id
SELECT s.id, s.number, s.brand, s.street, s.city, s.region,
       (SELECT COUNT(*) FROM work_orders w WHERE w.store_id = s.id AND w.status = 'OPEN') AS open_orders
FROM stores s
WHERE s.id = ?

-- name: search
SELECT s.id, s.number, s.brand, s.street, s.city, s.region,
       (SELECT COUNT(*) FROM work_orders w WHERE w.store_id = s.id AND w.status = 'OPEN') AS open_orders
FROM stores s
WHERE LOCATE(LOWER(?), LOWER(s.number || ' ' || s.brand || ' ' || s.street || ' ' || s.city)) > 0
ORDER BY s.number
LIMIT 50

-- name: dispensers
SELECT id, store_id, position, maker, model, grades, controller_address
FROM dispensers
WHERE store_id = ?
ORDER BY position

-- name: dispenser
SELECT id, store_id, position, maker, model, grades, controller_address
FROM dispensers
WHERE id = ?
