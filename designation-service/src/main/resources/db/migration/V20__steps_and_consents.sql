-- What a step was, and which entry it was done to, each by itself.
alter table package_step add column entry_id text;
update package_step set entry_id = substr(step, 5), step = 'put' where step like 'put %';
update package_step set entry_id = substr(step, 8), step = 'remove' where step like 'remove %';
update package_step set step = upper(replace(step, ' ', '_'));
