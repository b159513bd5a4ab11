-- name: regions
SELECT s.region,
       COUNT(DISTINCT s.id) AS stores,
       COUNT(CASE WHEN w.status = 'OPEN' THEN 1 END) AS open_orders,
       COUNT(CASE WHEN w.status = 'CLOSED' THEN 1 END) AS closed_orders,
       COALESCE(AVG(CASE WHEN w.status = 'CLOSED' THEN DATEDIFF('MINUTE', w.created_at, w.closed_at) END), 0) AS minutes
FROM stores s LEFT JOIN work_orders w ON w.store_id = s.id
GROUP BY s.region
ORDER BY s.region

-- name: work orders
SELECT w.id, s.number, s.city, w.title, w.priority, w.status, w.created_by, w.created_at, w.closed_at
FROM work_orders w JOIN stores s ON s.id = w.store_id
ORDER BY w.id
LIMIT 5000

-- name: dispensers
SELECT id FROM dispensers ORDER BY id
