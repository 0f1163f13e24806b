-- What creating requests were answered, for a client that sends one again. A row is written in the
-- transaction of the effect and forgotten after 24 hours.
create table idempotent_request (
  client text not null,
  key text not null,
  request_hash bytea not null,
  status integer not null,
  location text,
  etag text,
  body bytea not null,
  created_at timestamptz not null,
  primary key (client, key)
);
create index idempotent_request_age on idempotent_request (created_at);
