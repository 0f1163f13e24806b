-- The distinct markings of each authority, which are few; records name theirs by number. CLEAR is
-- nobody's and is number 1. A number never gets another meaning.
create table marking (
  number integer generated always as identity primary key,
  authority text not null,
  tlp text not null,
  releasable_to text[] not null,
  constraint marking_once unique (authority, tlp, releasable_to),
  constraint marking_label check (tlp in ('CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED')),
  constraint marking_clear check (
    (tlp = 'CLEAR') = (authority = '') and (tlp <> 'CLEAR' or releasable_to = '{}'))
);
insert into marking (authority, tlp, releasable_to) values ('', 'CLEAR', '{}');
revoke update, delete, truncate on marking from "${service_role}";

-- In words, too, which an approval is of; absent where everybody may see it.
alter table sanctions_package
  add column marking integer not null default 1 references marking,
  add column marked_as jsonb;
alter table statement add column marking integer not null default 1 references marking;

-- Of its designation now, in every state of it; and what it was when the state was recorded, by
-- which a reader had been shown it or not.
alter table designation_state
  add column marking integer not null default 1,
  add column marking_then integer not null default 1;

-- Of public designations, as lists and what is told of gaps are public.
create or replace view current_state as
  select * from designation_state
  where superseded_at = timestamptz '9999-01-01' and marking = 1;

-- Who could see what, and when: each time that a released package got another marking. The first
-- version of a package is its release.
create table package_marking (
  package_id uuid not null references sanctions_package,
  version integer not null,
  marking integer not null references marking,
  previous integer not null references marking,
  reason text not null,
  asked_by text not null,
  approved_by text,
  recorded_at timestamptz not null,
  primary key (package_id, version),
  constraint marking_four_eyes check (approved_by is null or approved_by <> asked_by)
);
revoke update, delete, truncate on package_marking from "${service_role}";

-- Wider markings that wait for other eyes, by the package that they were asked for.
create table asked_marking (
  package_id uuid primary key references sanctions_package,
  marking integer not null references marking,
  reason text not null,
  asked_by text not null,
  asked_at timestamptz not null
);

-- What the leaf of a marked entry hides. Whoever may see all of the packages, and the statement, may
-- see it.
create table journal_sealed (
  entry_index bigint primary key references journal_entry,
  salt bytea not null,
  content bytea not null,
  record_id uuid not null,
  packages uuid[] not null,
  statement_id uuid
);
revoke update, delete, truncate on journal_sealed from "${service_role}";

-- Who was shown what of AMBER and above, and why.
create table marked_reading (
  id uuid primary key,
  at timestamptz not null,
  reader text not null,
  client text,
  authority text,
  clearance text not null,
  purpose text not null,
  operation text not null
);
create table marked_record (
  record_id uuid not null,
  at timestamptz not null,
  reading_id uuid not null references marked_reading,
  marking integer not null,
  primary key (record_id, at, reading_id)
);
revoke update, delete, truncate on marked_reading, marked_record from "${service_role}";
