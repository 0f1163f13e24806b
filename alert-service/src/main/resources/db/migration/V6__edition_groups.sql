-- Whether events of an edition of a list are told one by one all the same.
alter table subscription add column each_event boolean not null default false;

-- What an endpoint is told together: events of one type, of one edition of an official list.
create table edition_group (
  endpoint_id uuid not null references endpoint,
  package_id uuid not null,
  event_type text not null,
  -- As the events say it.
  edition text not null,
  -- Since when events wait that are not told yet, and when they are told; null while none wait.
  waiting_since timestamptz,
  due_at timestamptz,
  -- What was told until now.
  alerts bigint not null default 0,
  events bigint not null default 0,
  primary key (endpoint_id, package_id, event_type)
);
create index edition_group_due on edition_group (due_at) where due_at is not null;

-- Those that wait, in the order in which they came; gone once an alert lists them.
create table grouped_event (
  position bigint generated always as identity primary key,
  endpoint_id uuid not null,
  package_id uuid not null,
  event_type text not null,
  event_id text not null,
  subject text not null,
  foreign key (endpoint_id, package_id, event_type) references edition_group
);
create index grouped_event_waiting on grouped_event (endpoint_id, package_id, event_type, position);

grant update on edition_group to "${service_role}";
grant delete on grouped_event to "${service_role}";
