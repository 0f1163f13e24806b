-- A release that was due and failed is for the drafters; one that fell out by an edit is told too, but
-- they have seen to it once the package is approved again.
alter table sanctions_package add column release_failed boolean not null default false;
update sanctions_package set release_failed = true
  where status = 'APPROVED' and release_problem is not null;
