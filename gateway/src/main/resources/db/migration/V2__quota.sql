-- How much each caller has left, for all replicas together. Not logged: what a crash loses is a full
-- bucket again.
create unlogged table quota_bucket (
  id text primary key,
  state bytea,
  expires_at bigint
);
create index quota_bucket_age on quota_bucket (expires_at);
grant select, insert, update, delete on quota_bucket to "${service_role}";
