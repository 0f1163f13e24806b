-- What a step was, and which entry it was done to, each by itself.
alter table package_step add column entry_id text;
update package_step set entry_id = substr(step, 5), step = 'put' where step like 'put %';
update package_step set entry_id = substr(step, 8), step = 'remove' where step like 'remove %';
update package_step set step = upper(replace(step, ' ', '_'));

-- How often the content of a package was edited. A consent is to the content as of one of them: who
-- edits it back to what it was has no consent yet.
alter table sanctions_package add column edits integer not null default 0;
alter table joint_action_part add column ready_edits integer;
update joint_action_part set ready_edits = 0 where ready_hash is not null;
alter table joint_action_part
  drop constraint part_ready,
  add constraint part_ready check (
    (ready_hash is null) = (ready_by is null) and (ready_hash is null) = (ready_edits is null));
