-- Keys are sealed under another master key, and replaced by newer ones; what they are never changes.
grant update (master_key_id, sealed, current) on service_key to "${service_role}";
