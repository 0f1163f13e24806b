-- How much an edition says, counted when it was read; what was imported before has none.
alter table list_import add column figures jsonb;
