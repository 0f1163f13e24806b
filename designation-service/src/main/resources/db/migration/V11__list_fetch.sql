-- When each list was fetched from its authority last, and how that went. The marks are those of the
-- edition that was taken last; they are the server's own words.
create table list_fetch (
  source text primary key check (source ~ '^[a-z0-9-]{1,40}$'),
  url text not null check (length(url) <= 2048),
  etag text check (length(etag) <= 1024),
  last_modified text check (length(last_modified) <= 1024),
  last_attempt_at timestamptz,
  last_success_at timestamptz,
  last_status text check (length(last_status) <= 500),
  -- In a row; the pause until the next attempt grows with them.
  failures integer not null default 0,
  -- Not before; while a replica is fetching, when it is taken for dead.
  due_at timestamptz not null default clock_timestamp()
);

revoke delete, truncate on list_fetch from ${service_role};
