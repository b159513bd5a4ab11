INSERT INTO stores (number, brand, street, city, region)
SELECT
  'S-' || LPAD(CAST(1000 + x * 7 AS VARCHAR), 4, '0'),
  ARRAY['Harbour Fuel', 'Prairie Stop', 'Blue Ridge Mart', 'Lakeside Oil', 'Night Owl', 'Copper State'][1 + MOD(x * 5, 6)],
  CAST(10 + MOD(x * 137, 900) AS VARCHAR) || ' '
    || ARRAY['Main Street', 'Mill Road', 'Route 9', 'Station Avenue', 'Old Post Road', 'County Line Road', 'River Drive'][1 + MOD(x * 3, 7)],
  ARRAY['Ashford', 'Bellport', 'Carrow', 'Dunmore', 'Easton', 'Fairview', 'Glenwood', 'Hartwell', 'Irving', 'Kingsley'][1 + MOD(x * 7, 10)],
  ARRAY['North', 'East', 'South', 'West'][1 + MOD(x, 4)]
FROM SYSTEM_RANGE(1, 48);

INSERT INTO dispensers (store_id, position, maker, model, grades, controller_address)
SELECT
  s.id,
  p.x,
  ARRAY['Gilmour', 'Wayland', 'Tokuno'][1 + MOD(s.id, 3)],
  ARRAY['Encore 700', 'Ovation 2', 'Sunny XE', 'Helix 6000'][1 + MOD(s.id + p.x, 4)],
  ARRAY['Regular, Plus, Premium', 'Regular, Plus, Premium, Diesel', 'Diesel, DEF'][1 + MOD(s.id * 3 + p.x, 3)],
  '10.20.' || s.id || '.' || (10 + p.x)
FROM stores s CROSS JOIN SYSTEM_RANGE(1, 8) p
WHERE p.x <= 4 + MOD(s.id, 5);

INSERT INTO work_orders (store_id, title, description, priority, status, created_by, created_at, closed_by, closed_at)
SELECT
  1 + MOD(x * 11, 48),
  ARRAY['Replace filters', 'Card reader does not read', 'Nozzle leaks', 'Meter calibration due', 'Display is dark', 'Slow flow on diesel', 'Receipt printer jams', 'Emergency stop test'][1 + MOD(x * 3, 8)],
  ARRAY['Reported by the store manager.', 'Found on the quarterly visit.', 'Second report within a month.', 'Customer asks for a visit before noon.'][1 + MOD(x, 4)],
  ARRAY['LOW', 'NORMAL', 'NORMAL', 'URGENT'][1 + MOD(x * 5, 4)],
  CASE WHEN x <= 160 THEN 'CLOSED' ELSE 'OPEN' END,
  'diana',
  DATEADD('HOUR', -5 * (220 - x), CURRENT_TIMESTAMP(3)),
  CASE WHEN x <= 160 THEN 'tom' END,
  CASE WHEN x <= 160 THEN DATEADD('HOUR', 3 - 5 * (220 - x), CURRENT_TIMESTAMP(3)) END
FROM SYSTEM_RANGE(1, 200) ORDER BY x;

INSERT INTO comments (work_order_id, author, body, created_at)
SELECT id, 'tom', ARRAY['Parts ordered.', 'Done, tested with 20 litres.', 'Store closes at 22:00.'][1 + MOD(id, 3)], DATEADD('HOUR', 1, created_at)
FROM work_orders WHERE MOD(id, 2) = 0;
