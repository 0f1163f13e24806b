-- Every state of every item of the reference data; none is ever changed.
create table reference_version (
  kind text not null,
  code text not null,
  version integer not null,
  content jsonb not null,
  changed_by text,
  recorded_at timestamptz not null,
  journal_index bigint not null,
  primary key (kind, code, version)
);

-- Instruments are read from their versions.
drop table instrument;

-- The files are loaded once more, so that what is in them has a first version.
delete from reference_file;

revoke update, delete, truncate on reference_version from ${service_role};
