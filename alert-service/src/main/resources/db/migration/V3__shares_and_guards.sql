-- Whether the last attempt succeeded. Others have room of their own and take none of what these need.
alter table endpoint add answering boolean not null default false;
update endpoint e set answering = true
where failing_since is null
  and exists (select 1 from delivery d where d.endpoint_id = e.id and d.state = 'DELIVERED');

-- A replay that was asked for while an attempt was under way: another attempt follows it.
alter table delivery add replay_asked boolean not null default false;

-- What is under way, over all endpoints, is asked for with every lease.
create index delivery_under_way on delivery (lease_until) where lease_until is not null;

-- What was recorded stays: neither the service nor who has its password can change or remove it.
revoke update, delete on alert, attempt, seen_event, service_key from "${service_role}";
revoke delete on owner, endpoint, delivery from "${service_role}";
-- Tables to come are the same until their migration grants more.
alter default privileges in schema public revoke update, delete on tables from "${service_role}";
