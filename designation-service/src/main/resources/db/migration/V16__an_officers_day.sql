-- What was given up takes no reference.
alter table sanctions_package drop constraint package_reference_unique;
create unique index package_reference_unique on sanctions_package (authority, reference)
  where status <> 'WITHDRAWN';
alter table joint_action drop constraint joint_action_reference;
create unique index joint_action_reference on joint_action (coordinator, reference)
  where status <> 'CANCELLED';

-- The content that was approved last, until it is released: what has changed since is shown.
create table package_approval (
  package_id uuid primary key references sanctions_package,
  content_hash text not null,
  officer text not null,
  at timestamptz not null,
  content jsonb not null
);

-- Steps of one request have one time.
alter table package_step add column position bigint generated always as identity;
