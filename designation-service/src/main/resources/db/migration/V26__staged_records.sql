-- Records that a run has read and that belong to entries it has still to read. Working memory, as list_staged is.
create unlogged table list_staged_record (
  import_id uuid not null,
  kind text not null,
  -- SHA-256 of the kind and the id: an id may be longer than an index takes.
  key bytea not null,
  number integer not null,
  size integer not null,
  record text not null,
  primary key (import_id, key, number)
);
