-- An owner is an authority and Keycloak's own id of the user who acts for it: an officer, or the
-- service account of a partner system. Until now it was the name of the client: all officers shared
-- one, and a client made anew under an old name took over what the old one had.
alter table owner
  -- Null for an owner from before, whose id is still the name of its client.
  add column subject text,
  add column authority text,
  -- The name of the client, to tell people by; nothing is decided by it.
  add column client text,
  -- Since when nothing is sent to the owner, and why. What is due waits.
  add column suspended_at timestamptz,
  add column suspended_because text;
update owner set client = id;
create index owner_suspended on owner (id) where suspended_at is not null;

-- What belongs to an owner from before follows when its id becomes known.
alter table endpoint drop constraint endpoint_owner_fkey,
  add constraint endpoint_owner_fkey foreign key (owner) references owner on update cascade;
alter table subscription drop constraint subscription_owner_fkey,
  add constraint subscription_owner_fkey foreign key (owner) references owner on update cascade;
alter table alert drop constraint alert_owner_fkey,
  add constraint alert_owner_fkey foreign key (owner) references owner on update cascade;

-- Stopped by an administrator, whatever the owner says; what is due waits.
alter table endpoint
  add column stopped_at timestamptz,
  add column stopped_by text;
