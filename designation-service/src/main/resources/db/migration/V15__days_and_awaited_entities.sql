-- A day begins at another instant for each authority, so gaps are computed as of an instant. What was
-- to change with a day of UTC is looked at a day earlier: it then finds its instant.
alter table alignment_entity
  add column waits_until timestamptz,
  alter column next_change type timestamptz
    using greatest(next_change - 1, date '0001-01-01')::timestamp at time zone 'UTC',
  alter column computed_for type timestamptz using computed_for::timestamp at time zone 'UTC';
alter table alignment_entity rename column computed_for to computed_at;

-- Designations of which entity-service has not said yet what entity they are of, by the release that
-- brought them in: all of one release have one recorded time.
create table awaited_entity (
  designation_id uuid primary key,
  recorded_at timestamptz not null
);
create index awaited_entity_release on awaited_entity (recorded_at);

create index designation_version_release on designation_version (recorded_at);
