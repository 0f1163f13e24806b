-- Reads are as of a time, so that an index of what holds now alone is of no use to them.
drop index designation_state_authority_id;
create index designation_state_authority_id on designation_state (authority, authority_id);
