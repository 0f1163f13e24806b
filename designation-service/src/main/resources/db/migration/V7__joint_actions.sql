create table joint_action (
  id uuid primary key,
  version integer not null,
  reference text not null,
  coordinator text not null references authority,
  title text not null,
  note text,
  status text not null,
  release_at timestamptz,
  release_problem text,
  created_at timestamptz not null,
  created_by text not null,
  scheduled_by text,
  released_at timestamptz,
  constraint joint_action_reference unique (coordinator, reference),
  constraint joint_action_scheduled check ((status = 'SCHEDULED') = (release_at is not null)),
  constraint joint_action_released check ((status = 'RELEASED') = (released_at is not null))
);
create index joint_action_page on joint_action (created_at, id);
create index joint_action_due on joint_action (release_at) where status = 'SCHEDULED';

-- A row for each authority that takes part, from its invitation on; the package comes later.
create table joint_action_part (
  joint_action_id uuid not null references joint_action,
  authority text not null references authority,
  invited_at timestamptz not null,
  invited_by text not null,
  package_id uuid references sanctions_package,
  visibility text not null,
  ready_hash text,
  ready_by text,
  outcome text,
  left_out_reason text,
  primary key (joint_action_id, authority),
  constraint part_ready check ((ready_hash is null) = (ready_by is null)),
  constraint part_left_out check ((outcome = 'LEFT_OUT') = (left_out_reason is not null))
);
create index joint_action_part_of on joint_action_part (authority, joint_action_id);

alter table sanctions_package
  add constraint package_joint_action foreign key (joint_action_id) references joint_action;
create index package_of_joint_action on sanctions_package (joint_action_id)
  where joint_action_id is not null;
