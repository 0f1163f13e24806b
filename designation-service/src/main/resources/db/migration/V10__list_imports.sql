-- Editions of official lists on their way into the register.
create table list_import (
  id uuid primary key,
  source text not null,
  authority text not null references authority,
  status text not null,
  edition_asked date,
  edition date,
  file_name text not null,
  files jsonb not null default '[]',
  content_digest text,
  received_at timestamptz not null,
  received_by text not null,
  -- Who works on it, and until when nobody else does.
  worker uuid,
  leased_until timestamptz not null,
  runs integer not null default 0,
  entries_read integer not null default 0,
  entries_compared integer not null default 0,
  entries_changed integer not null default 0,
  designations integer not null default 0,
  amendments integer not null default 0,
  delistings integer not null default 0,
  unchanged integer not null default 0,
  findings jsonb not null default '[]',
  warnings integer not null default 0,
  report bytea,
  approved_findings varchar[] not null default '{}',
  decided_by text,
  decided_at timestamptz,
  package_id uuid,
  package_reference text,
  register_state bigint,
  finished_at timestamptz,
  constraint list_import_approval check (decided_by is null or decided_by <> received_by)
);
create index list_import_page on list_import (received_at, id);
-- One edition of a list at a time.
create unique index list_import_at_work on list_import (source)
  where status in ('READING', 'PUBLISHING');

-- The uploaded file, compressed, in pieces.
create table list_import_piece (
  import_id uuid not null references list_import on delete cascade,
  number integer not null,
  bytes bytea not null,
  primary key (import_id, number)
);

-- What one run has read. Working memory: a run begins by emptying it.
create unlogged table list_staged (
  import_id uuid not null,
  key text not null,
  number integer not null,
  action text not null,
  designation_id uuid,
  subject_type text not null,
  authority_id text,
  caption text not null,
  content text not null,
  content_hash bytea not null,
  changes text,
  original bytea not null,
  primary key (import_id, key)
);
create index list_staged_order on list_staged (import_id, number);

-- What each list said last, by its own key.
create table list_entry (
  source text not null,
  key text not null,
  designation_id uuid not null,
  content_hash bytea not null,
  listed boolean not null,
  import_id uuid not null references list_import,
  primary key (source, key)
);
create index list_entry_designation on list_entry (designation_id);

-- The records of the file that a version was read from, whole.
create table list_original (
  designation_id uuid not null,
  version integer not null,
  import_id uuid not null references list_import,
  key text not null,
  pieces bytea not null,
  primary key (designation_id, version)
);
revoke update, delete, truncate on list_original from ${service_role};

create index designation_state_authority_id on designation_state (authority, authority_id)
  where superseded_at = timestamptz '9999-01-01';

-- Packages of an edition have as many entries as the list: they are in designation_version alone.
alter table sanctions_package
  add column list_import_id uuid,
  add column list_counts jsonb;
alter table designation_version drop constraint designation_version_package_id_entry_id_fkey;
