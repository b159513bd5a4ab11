-- Who may, in the order of their making. Names are unique among tokens and users together.
CREATE TABLE access_tokens (
  instance TEXT NOT NULL,
  name TEXT NOT NULL,
  number BIGINT NOT NULL,
  scope TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  created BIGINT,
  last_used BIGINT,
  PRIMARY KEY (instance, name)
);

CREATE TABLE access_users (
  instance TEXT NOT NULL,
  name TEXT NOT NULL,
  number BIGINT NOT NULL,
  scope TEXT NOT NULL,
  algorithm TEXT NOT NULL,
  iterations BIGINT NOT NULL,
  salt TEXT NOT NULL,
  hash TEXT NOT NULL,
  created BIGINT NOT NULL,
  PRIMARY KEY (instance, name)
);

-- Who did what: an entry is JSON in ASCII, harmless to show.
CREATE TABLE audit (
  instance TEXT NOT NULL,
  number BIGINT NOT NULL,
  time BIGINT NOT NULL,
  entry TEXT NOT NULL,
  PRIMARY KEY (instance, number)
);

-- The files whose content was taken over.
CREATE TABLE imported_files (
  instance TEXT NOT NULL,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  imported BIGINT NOT NULL,
  PRIMARY KEY (instance, file, sha256)
);
