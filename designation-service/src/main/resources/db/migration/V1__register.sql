create table reference_file (
  name text primary key,
  version integer not null,
  loaded_at timestamptz not null
);

create table authority (
  code text primary key,
  name text not null,
  organs jsonb not null
);

create table programme (
  code text primary key,
  authority text not null references authority,
  name text not null,
  theme text not null
);

create table instrument (
  code text primary key,
  authority text not null references authority,
  title text not null,
  kind text not null,
  in_force_from date,
  ended_on date,
  end_reason text,
  url text
);

create table sanctions_package (
  id uuid primary key,
  version integer not null,
  reference text not null,
  authority text not null references authority,
  title text not null,
  announced_on date,
  declared_targets integer,
  note text,
  sources jsonb not null,
  status text not null,
  content_hash text not null,
  approved_hash text,
  created_at timestamptz not null,
  created_by text not null,
  editors varchar[] not null,
  submitted_by text,
  return_reason text,
  approved_by text,
  approved_at timestamptz,
  released_by text,
  released_at timestamptz,
  constraint package_reference_unique unique (authority, reference),
  constraint package_four_eyes check (approved_by is null or not approved_by = any (editors)),
  constraint package_released check ((status = 'RELEASED') = (released_at is not null))
);
create index package_page on sanctions_package (created_at, id);

create table package_entry (
  package_id uuid not null references sanctions_package,
  entry_id text not null,
  content jsonb not null,
  designation_id uuid,
  primary key (package_id, entry_id)
);

create table designation (
  id uuid primary key,
  version integer not null,
  authority text not null references authority,
  authority_id text,
  package_id uuid not null,
  package_reference text not null,
  entry_id text not null,
  subject_type text not null,
  caption text not null,
  status text not null,
  programmes varchar[] not null,
  measure_kinds varchar[] not null,
  countries varchar[] not null,
  listing_date date,
  measures jsonb not null,
  listing_record jsonb not null,
  recorded_at timestamptz not null,
  constraint designation_of_one_entry unique (package_id, entry_id),
  foreign key (package_id, entry_id) references package_entry
);
create index designation_page on designation (recorded_at, id);
create index designation_programmes on designation using gin (programmes);
create index designation_measures on designation using gin (measure_kinds);
create index designation_countries on designation using gin (countries);

-- What entity-service said: which entities there are, and which one a designation resolved to.
create table known_entity (
  id uuid primary key,
  version bigint not null,
  subject_type text not null,
  caption text not null,
  survivor_id uuid not null
);
create index known_entity_survivor on known_entity (survivor_id);

create table entity_assignment (
  designation_id uuid primary key,
  entity_id uuid not null,
  assignment bigint not null
);
create index entity_assignment_entity on entity_assignment (entity_id);

create table statement (
  id uuid primary key,
  reference text not null,
  authority text not null references authority,
  kind text not null,
  speaker text not null,
  country text,
  said_on date not null,
  content text not null,
  about_packages uuid[] not null,
  about_designations uuid[] not null,
  about_entities uuid[] not null,
  source jsonb not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  constraint statement_reference_unique unique (authority, reference)
);
create index statement_page on statement (recorded_at, id);
create index statement_packages on statement using gin (about_packages);

-- Events that are owed. The id is the event's own, so that a repeat is recognised.
create table outbox (
  id uuid primary key,
  shard integer not null,
  agg_key text not null,
  agg_version bigint not null,
  type text not null,
  headers jsonb not null,
  payload bytea not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  constraint outbox_once unique (agg_key, type, agg_version)
);
create index outbox_unsent on outbox (shard, agg_key, agg_version, type) where sent_at is null;

create function outbox_wake_up() returns trigger language plpgsql as $$
begin
  perform pg_notify('lockstep_outbox', '');
  return null;
end $$;
create trigger outbox_wake_up after insert on outbox
  for each statement execute function outbox_wake_up();
