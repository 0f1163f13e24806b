-- What was answered to a request with an Idempotency-Key, for 24 hours: a repeat is answered the same.
create table idempotent_request (
  -- The owner whose key it is.
  client text not null,
  key text not null,
  request_hash bytea not null,
  status integer not null,
  location text,
  etag text,
  -- Sealed: some answers show a secret.
  body bytea not null,
  created_at timestamptz not null,
  primary key (client, key)
);
create index idempotent_request_age on idempotent_request (created_at);
grant update, delete on idempotent_request to "${service_role}";

-- Until when the receiver asked to be left alone with it (Retry-After); null where it did not.
alter table delivery add column not_before timestamptz;
