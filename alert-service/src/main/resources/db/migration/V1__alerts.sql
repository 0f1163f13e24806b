-- One row an owner: its lock orders the owner's feed and guards the owner's bounds.
create table owner (
  id text primary key,
  last_feed_no bigint not null default 0
);

create table endpoint (
  id uuid primary key,
  owner text not null references owner,
  url text not null,
  description text,
  enabled boolean not null,
  signatures varchar[] not null,
  created_at timestamptz not null,
  deleted_at timestamptz,
  -- Since when every attempt failed; null while the last one succeeded.
  failing_since timestamptz,
  -- Endpoints take turns: the one that waited longest is served first.
  last_leased_at timestamptz
);
create index endpoint_of_owner on endpoint (owner, created_at, id) where deleted_at is null;

create table endpoint_secret (
  id uuid primary key,
  endpoint_id uuid not null references endpoint,
  master_key_id text not null,
  sealed bytea not null,
  created_at timestamptz not null,
  -- Null while it is the current one; a replaced secret still signs until then.
  expires_at timestamptz
);
create index endpoint_secret_of_endpoint on endpoint_secret (endpoint_id);
create unique index endpoint_secret_current on endpoint_secret (endpoint_id) where expires_at is null;

create table service_key (
  id text primary key,
  public_key bytea not null,
  master_key_id text not null,
  sealed bytea not null,
  created_at timestamptz not null,
  current boolean not null
);
create unique index service_key_current on service_key (current) where current;

create table subscription (
  id uuid primary key,
  owner text not null references owner,
  endpoint_id uuid not null references endpoint,
  event_types varchar[] not null,
  authorities varchar[] not null,
  programmes varchar[] not null,
  measures varchar[] not null,
  subject_types varchar[] not null,
  countries varchar[] not null,
  created_at timestamptz not null
);
create index subscription_of_owner on subscription (owner, created_at, id);
create index subscription_of_endpoint on subscription (endpoint_id);

create table seen_event (
  source text not null,
  event_id text not null,
  seen_at timestamptz not null,
  primary key (source, event_id)
);

create table alert (
  id uuid primary key,
  owner text not null references owner,
  -- Dense within an owner and assigned under the owner's lock: a reader of the feed never skips one.
  feed_no bigint not null,
  endpoint_id uuid not null references endpoint,
  event_id text not null,
  type text not null,
  subject text not null,
  event_time timestamptz not null,
  -- Exactly what every attempt sends.
  body bytea not null,
  created_at timestamptz not null,
  unique (owner, feed_no),
  unique (endpoint_id, event_id)
);

create table delivery (
  id uuid primary key,
  alert_id uuid not null unique references alert,
  endpoint_id uuid not null references endpoint,
  state text not null check (state in ('PENDING', 'DELIVERED', 'EXHAUSTED')),
  trigger text not null check (trigger in ('AUTOMATIC', 'MANUAL')),
  -- Failures since the start or the last replay: the position in the retry schedule.
  failures integer not null,
  next_attempt_at timestamptz not null,
  delivered_at timestamptz,
  lease_owner uuid,
  -- The fence: grows with every lease and is the number of the attempt made under it.
  lease_no integer not null,
  lease_until timestamptz,
  created_at timestamptz not null
);
create index delivery_due on delivery (endpoint_id, next_attempt_at) where state = 'PENDING';
create index delivery_leased on delivery (endpoint_id) where lease_until is not null;
create index delivery_of_endpoint on delivery (endpoint_id, created_at, id);

create table attempt (
  delivery_id uuid not null references delivery,
  number integer not null,
  trigger text not null,
  started_at timestamptz not null,
  duration_millis bigint not null,
  status integer,
  outcome text not null,
  response text,
  key_ids varchar[] not null,
  primary key (delivery_id, number)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'an attempt is never changed';
end $$;
create trigger attempt_is_immutable before update on attempt for each row execute function refuse_change();
