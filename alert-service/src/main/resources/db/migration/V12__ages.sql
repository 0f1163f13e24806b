-- What is older than it is kept goes through functions of the owner of the tables: the service's own role can neither change nor remove it,
-- and nothing goes before it is 90 days old, whatever the service asks for.
create index seen_event_age on seen_event using brin (seen_at);
create index attempt_age on attempt using brin (started_at);

create function forget_seen_events(before timestamptz, most integer) returns integer
language sql security definer set search_path = public, pg_temp as $$
  with gone as (
    delete from seen_event where (source, event_id) in (
      select source, event_id from seen_event
      where seen_at < least(before, now() - interval '90 days') limit most)
    returning 1)
  select count(*)::integer from gone
$$;

create function forget_attempts(before timestamptz, most integer) returns integer
language sql security definer set search_path = public, pg_temp as $$
  with gone as (
    delete from attempt where (delivery_id, number) in (
      select a.delivery_id, a.number from attempt a join delivery d on d.id = a.delivery_id
      where a.started_at < least(before, now() - interval '90 days') and d.state <> 'PENDING' limit most)
    returning 1)
  select count(*)::integer from gone
$$;

revoke execute on function forget_seen_events, forget_attempts from public;
grant execute on function forget_seen_events, forget_attempts to "${service_role}";
