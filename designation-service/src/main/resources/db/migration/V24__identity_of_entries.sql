-- The key under which the list had before what a row says: that of the row, or another where the list
-- has numbered anew; none of what it did not have.
alter table list_staged add column key_before text;
create index list_staged_key_before on list_staged (import_id, key_before);

-- Keys that name another subject than before, and of which whoever approved said that it is the same one.
alter table list_import add column same_subjects jsonb not null default '[]';
