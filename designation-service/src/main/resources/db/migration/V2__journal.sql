-- The service runs as a role that can read and write rows; every later table is given to it too,
-- and an append-only one takes back here what it must not do.
grant usage on schema public to "${service_role}";
grant select, insert, update, delete on all tables in schema public to "${service_role}";
revoke all on flyway_schema_history from "${service_role}";
alter default privileges in schema public
  grant select, insert, update, delete on tables to "${service_role}";
alter default privileges in schema public
  grant usage, select on sequences to "${service_role}";

-- RFC 6962: the leaves as they were hashed, and every complete subtree above them, so that a root
-- or a proof needs as many rows as the tree is high.
create table journal_entry (
  entry_index bigint primary key,
  recorded_at timestamptz not null,
  kind text not null,
  leaf bytea not null,
  leaf_hash bytea not null,
  constraint journal_entry_from_zero check (entry_index >= 0)
);
create index journal_entry_recorded on journal_entry (recorded_at, entry_index);

create table journal_node (
  level integer not null,
  node_index bigint not null,
  hash bytea not null,
  primary key (level, node_index),
  constraint journal_node_above_leaves check (level >= 1 and node_index >= 0)
);

-- Append-only for the service.
revoke update, delete, truncate on journal_entry, journal_node from "${service_role}";
