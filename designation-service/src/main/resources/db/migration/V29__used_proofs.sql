-- Proofs of tokens that are bound to a key (RFC 9449), each good for one request: known to all replicas until no clock takes it any more.
create table used_proof (
  -- SHA-256 of the key and of the jti.
  id bytea primary key,
  ends_at timestamptz not null
);
create index used_proof_end on used_proof (ends_at);
