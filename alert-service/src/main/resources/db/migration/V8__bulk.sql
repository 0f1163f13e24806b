-- Of an event that an edition of an official list brought: sent after all others that are due.
alter table delivery add column bulk boolean not null default false;

-- The first of either kind is found at once, however many of the other wait.
drop index delivery_due;
create index delivery_due on delivery (endpoint_id, bulk, next_attempt_at) where state = 'PENDING';
