-- Lists are in the order of what everybody may know: the release, and not when a draft began.
drop index package_page;
create index package_page on sanctions_package (coalesce(released_at, created_at), id);
drop index joint_action_page;
create index joint_action_page on joint_action (coalesce(released_at, created_at), id);

-- For those who may know of nothing else; how much else there is makes no difference to them.
create index package_released_page on sanctions_package (coalesce(released_at, created_at), id)
  where status = 'RELEASED';
create index joint_action_released_page on joint_action (coalesce(released_at, created_at), id)
  where status = 'RELEASED';
