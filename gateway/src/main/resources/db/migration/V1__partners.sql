-- The gateway runs as a role that reads and writes rows, and nothing else.
grant usage on schema public to "${service_role}";

-- What somebody asked to have changed about a partner system. Who the partner is stands in Keycloak
-- alone; this is the record of how it came to be so. Never altered.
create table partner_change (
  id uuid primary key,
  no bigint generated always as identity unique,
  -- The client's id in Keycloak, by which the partner signs in.
  partner text not null,
  kind text not null,
  content text not null,
  asked_at timestamptz not null
);
create index partner_change_partner on partner_change (partner, no);

-- What became of it, one row for each thing that did; the last one is how it stands. Never altered.
create table partner_change_state (
  change_id uuid not null references partner_change,
  state text not null,
  -- Keycloak's id and name of who brought it there; null where the gateway itself did.
  by_id text,
  by_name text,
  note text,
  at timestamptz not null,
  no bigint generated always as identity,
  primary key (change_id, state)
);
-- It is decided once, and ends once.
create unique index partner_change_decided on partner_change_state (change_id)
  where state in ('ACCEPTED', 'REJECTED');
create unique index partner_change_ended on partner_change_state (change_id)
  where state in ('APPLIED', 'FAILED', 'REJECTED');

grant select, insert on partner_change, partner_change_state to "${service_role}";

-- What is accepted and not at Keycloak yet. Who works on it holds it for a while.
create table partner_work (
  change_id uuid primary key references partner_change,
  due_at timestamptz not null,
  holder uuid,
  held_until timestamptz
);
grant select, insert, update, delete on partner_work to "${service_role}";

-- What was answered to a request with an Idempotency-Key, for 24 hours: a repeat is answered the same.
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
grant select, insert, update, delete on idempotent_request to "${service_role}";
