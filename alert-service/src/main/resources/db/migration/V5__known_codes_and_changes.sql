-- Which authorities and programmes the register knows: what a subscription may ask for. Only added to.
create table known_authority (
  code text primary key
);
create table known_programme (
  code text primary key,
  authority text not null
);

-- Why its owner gets nothing, and since when; null while it is enabled, and where it was disabled
-- before this was kept.
alter table endpoint
  add column disabled_at timestamptz,
  add column disabled_because text;
