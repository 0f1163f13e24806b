-- What the register says now, for every day: the states that nothing has superseded. Whoever asks for
-- them asks here, so that how they are told from superseded ones stands in one place.
create view current_state as
  select * from designation_state where superseded_at = timestamptz '9999-01-01';
revoke insert, update, delete on current_state from "${service_role}";
