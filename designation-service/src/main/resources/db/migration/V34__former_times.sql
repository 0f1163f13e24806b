-- For which times the list had an entry before its listing date, as JSON.
alter table list_staged add column former_times text;
