-- What an endpoint did not get is listed at once, however much it got.
create index delivery_exhausted on delivery (endpoint_id, created_at, id) where state = 'EXHAUSTED';

-- So is what was sent of one type; also how many test events there were in the last hour.
create index alert_of_type on alert (endpoint_id, type, created_at);
