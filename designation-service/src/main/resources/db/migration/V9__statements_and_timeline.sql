create index statement_designations on statement using gin (about_designations);
create index statement_entities on statement using gin (about_entities);
create index statement_said_on on statement (said_on, id);

-- Few listing records tell of activities.
create index designation_state_activities on designation_state (designation_id)
where content -> 'listingRecord' -> 'activities' -> 0 is not null;

revoke update, delete, truncate on statement from ${service_role};
