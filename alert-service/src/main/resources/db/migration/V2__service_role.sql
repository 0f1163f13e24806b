-- The service runs as a role that can read and write rows, and nothing else.
grant usage on schema public to "${service_role}";
grant select, insert, update, delete on
  owner, endpoint, endpoint_secret, service_key, subscription, seen_event, alert, delivery, attempt
  to "${service_role}";
alter default privileges in schema public
  grant select, insert, update, delete on tables to "${service_role}";
