-- Entities whose gaps were computed: for which day last, how many events were told of each, and the
-- day on which its gaps may change without anybody saying anything.
create table alignment_entity (
  entity_id uuid primary key,
  events bigint not null,
  computed_for date not null,
  next_change date not null
);
create index alignment_entity_next on alignment_entity (next_change);

-- Gaps that partners were told of and that are open still.
create table alignment_gap (
  entity_id uuid not null references alignment_entity,
  authority text not null references authority,
  opened_on date not null,
  primary key (entity_id, authority)
);

-- Of those that are known already nothing was computed yet.
insert into alignment_entity
select distinct e.survivor_id, 0, date '0001-01-01', date '0001-01-01'
from entity_assignment a join known_entity e on e.id = a.entity_id;
