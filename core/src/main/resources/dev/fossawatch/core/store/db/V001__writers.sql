-- Who writes, one row for each instance: the number of its last commit. A commit whose end is in
-- doubt is there or not by this number, and a second writer of the same instance is found out.
CREATE TABLE writers (
  instance TEXT NOT NULL PRIMARY KEY,
  commits BIGINT NOT NULL
);
