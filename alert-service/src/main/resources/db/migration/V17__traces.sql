-- The trace of what an alert follows from, as the header traceparent says it; null where none is known.
alter table alert add column trace text;
-- That of the first of the events that wait.
alter table edition_group add column trace text;
