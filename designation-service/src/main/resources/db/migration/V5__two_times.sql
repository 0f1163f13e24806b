-- What was recorded: each row is one entry of a released package, and none is ever changed.
create table designation_version (
  designation_id uuid not null,
  version integer not null,
  kind text not null,
  corrects integer,
  start_date date,
  end_date date,
  reason text,
  authority text not null references authority,
  package_id uuid not null,
  package_reference text not null,
  entry_id text not null,
  content jsonb,
  changes jsonb not null,
  recorded_at timestamptz not null,
  journal_index bigint,
  primary key (designation_id, version),
  constraint designation_version_of_one_entry unique (package_id, entry_id),
  foreign key (package_id, entry_id) references package_entry,
  constraint designation_version_dates check (end_date >= start_date)
);

-- What follows from it, for every day as known at every time: on each day from valid_from to
-- valid_to, as known from recorded_at until superseded_at, exactly one row of a designation holds.
create table designation_state (
  id uuid primary key,
  designation_id uuid not null,
  version integer not null,
  valid_from date not null,
  valid_to date not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz not null,
  registered_at timestamptz not null,
  authority text not null,
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
  content jsonb not null,
  constraint designation_state_dates check (valid_from <= valid_to),
  constraint designation_state_once unique (designation_id, recorded_at, valid_from)
);
create index designation_state_page on designation_state (registered_at, designation_id);
create index designation_state_programmes on designation_state using gin (programmes);
create index designation_state_measures on designation_state using gin (measure_kinds);
create index designation_state_countries on designation_state using gin (countries);

insert into designation_version
select id, 1, 'DESIGNATION', null, null, null, null, authority, package_id, package_reference,
  entry_id, jsonb_build_object('authorityId', authority_id, 'programmes', programmes,
    'listingDate', listing_date, 'measures', measures, 'listingRecord', listing_record),
  '[]', recorded_at, null
from designation;

insert into designation_state
select gen_random_uuid(), id, 1, date '0001-01-01', listing_date - 1, recorded_at,
  timestamptz '9999-01-01', recorded_at, authority, authority_id, package_id, package_reference,
  entry_id, subject_type, caption, 'NOT_YET_IN_FORCE', programmes, measure_kinds, countries,
  listing_date, jsonb_build_object('authorityId', authority_id, 'programmes', programmes,
    'listingDate', listing_date, 'measures', measures, 'listingRecord', listing_record)
from designation where listing_date is not null;

insert into designation_state
select gen_random_uuid(), id, 1, coalesce(listing_date, date '0001-01-01'), date '9999-12-31',
  recorded_at, timestamptz '9999-01-01', recorded_at, authority, authority_id, package_id,
  package_reference, entry_id, subject_type, caption, 'IN_FORCE', programmes, measure_kinds,
  countries, listing_date, jsonb_build_object('authorityId', authority_id,
    'programmes', programmes, 'listingDate', listing_date, 'measures', measures,
    'listingRecord', listing_record)
from designation;

drop table designation;

-- Entries say what they do. What was approved was approved in another form: it is a draft again.
update package_entry
set content = jsonb_build_object('kind', 'DESIGNATION', 'changes', '[]'::jsonb, 'content', content);
update sanctions_package
set status = 'DRAFT', submitted_by = null, approved_by = null, approved_at = null,
  approved_hash = null
where status in ('SUBMITTED', 'APPROVED');

revoke update, delete, truncate on designation_version from ${service_role};

-- Whether a listing record tells of such an activity; what is empty does not restrict. Dates of
-- activities may be partial: they are compared as far as they go.
create function has_activity(
  content jsonb, kind text, counterparty text, place text, since text, until text)
returns boolean language sql immutable as $$
  select exists (
    select 1 from jsonb_array_elements(content -> 'listingRecord' -> 'activities') as activity
    where (kind = '' or activity ->> 'kind' = kind)
      and (counterparty = '' or exists (
        select 1 from jsonb_array_elements_text(activity -> 'counterparties') as other
        where strpos(lower(other), lower(counterparty)) > 0))
      and (place = '' or exists (
        select 1 from jsonb_array_elements_text(activity -> 'places') as there
        where strpos(lower(there), lower(place)) > 0))
      and (since = '' or activity ->> 'endDate' is null
        or activity ->> 'endDate' >= left(since, length(activity ->> 'endDate')))
      and (until = '' or activity ->> 'startDate' is null
        or activity ->> 'startDate' <= left(until, length(activity ->> 'startDate'))))
$$;
