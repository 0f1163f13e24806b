-- What a version takes in memory, about: whoever reads many of them reads a few large ones at a time. In bytes, as
-- JSON; the text of what is stored would have to be made to count it.
alter table designation_version
  add column size integer not null
    generated always as (coalesce(octet_length(content::text), 0) + octet_length(changes::text)) stored;
