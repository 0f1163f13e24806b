-- What a designation says is in the version that says so, once; a state names that version.
alter table designation_state
  add column content_version integer,
  add column measures jsonb;
update designation_state s set measures = s.content -> 'measures',
  content_version = (
    select max(v.version) from designation_version v
    where v.designation_id = s.designation_id and v.version <= s.version
      and v.content = s.content);
alter table designation_state
  alter column content_version set not null,
  alter column measures set not null,
  drop column content,
  add foreign key (designation_id, content_version) references designation_version;

-- Few listing records tell of activities.
create index designation_version_activities on designation_version (designation_id, version)
where content -> 'listingRecord' -> 'activities' -> 0 is not null;

-- What the planner knows of a table is as old as its last ANALYZE, up to a minute; thousands of rows
-- that it does not know of make it read pages of the register for seconds. Only an owner can.
create function analyze_register() returns void language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  analyze designation_version;
  analyze designation_state;
  analyze list_entry;
end $$;
revoke execute on function analyze_register() from public;
grant execute on function analyze_register() to ${service_role};
