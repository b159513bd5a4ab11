CREATE TABLE stock (
  store INTEGER NOT NULL,
  article INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  PRIMARY KEY (store, article)
);
