-- Of an event that an edition of an official list brought: sent after all others that are owed.
alter table outbox add column bulk boolean not null default false;

-- The keys that owe any other event are found at once, however many an edition owes.
create index outbox_urgent on outbox (shard, agg_key)
  where not bulk and sent_at is null and set_aside_at is null;
