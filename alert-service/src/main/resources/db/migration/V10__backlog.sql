-- Whether something may wait for the endpoint beyond now: since an attempt failed, since its URL
-- changed, and at first. Looked for when it takes something, until nothing is left to bring forward.
alter table endpoint add column backlog boolean not null default true;
-- When its URL changed last; null where it never did, or before this was kept.
alter table endpoint add column moved_at timestamptz;

-- When the last attempt failed; null where none did, or where it failed at another URL.
alter table delivery add column failed_at timestamptz;
-- How often it was brought forward because its receiver was back, since it began or was replayed.
alter table delivery add column brought_forward integer not null default 0;
