INSERT INTO stock (store, article, quantity)
SELECT MOD(X, 100) + 1, X, MOD(X * 7, 50)
FROM SYSTEM_RANGE(1, 1000);
