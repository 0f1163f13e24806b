-- An event that no broker will take is set aside, so that what is owed under its key goes on.
alter table outbox
  add column set_aside_at timestamptz,
  add column set_aside_reason text;
drop index outbox_unsent;
create index outbox_unsent on outbox (shard, agg_key, agg_version, type)
  where sent_at is null and set_aside_at is null;
create index outbox_set_aside on outbox (set_aside_at) where sent_at is null and set_aside_at is not null;
