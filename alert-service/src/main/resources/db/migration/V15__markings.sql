-- Who may see which record of the register: what its events said last, in their order.
create table record_marking (
  -- Of a designation, a package or a statement.
  id uuid primary key,
  -- Whose record it is.
  authority text not null,
  -- The label of TLP 2.0 by its place, from the widest circle to the narrowest: 0 CLEAR, 1 GREEN, 2 AMBER, 3 AMBER+STRICT, 4 RED.
  tlp integer not null check (tlp between 0 and 4),
  -- The authorities that may see it; none: all.
  releasable_to text[] not null,
  -- The place of the event that said so among those of the record.
  version bigint not null
);
grant update on record_marking to "${service_role}";

-- What the owner may read, as Keycloak says: a place as above. Null until it is known, and then only what is CLEAR.
alter table owner add column clearance integer check (clearance between 0 and 4);

alter table alert
  -- What it tells of: whoever may not see one of these is not told.
  add column records uuid[] not null default '{}',
  -- Whether it says no more than which record changed.
  add column thin boolean not null default false;
update alert set records = array[cast(subject as uuid)]
where subject ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
  and (type in ('org.lockstep.package.released.v1', 'org.lockstep.statement.published.v1', 'org.lockstep.edition.alerts.v1')
    or type like 'org.lockstep.designation.%');
-- By their texts and not as JSON: a text with an escaped NUL, which JSON may have, is none that the database can read.
update alert set records = array(
  select cast(found[1] as uuid)
  from regexp_matches(convert_from(body, 'UTF8'), '"packageId"\s*:\s*"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"', 'g') found)
where type = 'org.lockstep.joint_action.released.v1';
update alert set records = array(
  select cast(found[1] as uuid)
  from regexp_matches(convert_from(body, 'UTF8'), '"designationId"\s*:\s*"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"', 'g') found)
where type like 'org.lockstep.alignment.%';

-- Not sent, because its owner may not see what it tells of.
alter table delivery drop constraint delivery_state_check;
alter table delivery add constraint delivery_state_check check (state in ('PENDING', 'DELIVERED', 'EXHAUSTED', 'WITHHELD'));

-- Whether a reader may be told what an alert tells: the rule of ADR 32 for all its records, as they are marked now. An alert with content is
-- told only while all of them are GREEN or CLEAR. Of a record that no event has spoken of since markings are kept, it was said when all was CLEAR.
create function may_be_told(records uuid[], thin boolean, reader_clearance integer, reader_authority text) returns boolean
language sql stable parallel safe as $$
  select not exists (
    select 1 from record_marking m
    where m.id = any (records)
      and not (m.tlp <= coalesce(reader_clearance, 0)
        and (m.releasable_to = '{}'
          or m.authority = coalesce(reader_authority, '')
          or coalesce(reader_authority, '') = any (m.releasable_to))
        and (thin or m.tlp <= 1)))
$$;
