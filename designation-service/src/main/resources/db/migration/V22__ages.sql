-- What is older than it is kept is looked for by age.
create index outbox_age on outbox using brin (created_at);
