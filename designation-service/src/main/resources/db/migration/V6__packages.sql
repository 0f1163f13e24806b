alter table sanctions_package
  add column cited_as_violated varchar[] not null default '{}',
  add column coordinated_with jsonb not null default '[]',
  add column release_at timestamptz,
  add column release_problem text,
  add column joint_action_id uuid,
  add constraint package_scheduled check ((status = 'SCHEDULED') = (release_at is not null));
create index package_due on sanctions_package (release_at) where status = 'SCHEDULED';

-- Who did what with a package, for its own authority.
create table package_step (
  id uuid primary key,
  package_id uuid not null references sanctions_package,
  step text not null,
  officer text not null,
  content_hash text not null,
  detail text,
  at timestamptz not null
);
create index package_step_page on package_step (package_id, at, id);

revoke update, delete, truncate on package_step from ${service_role};
