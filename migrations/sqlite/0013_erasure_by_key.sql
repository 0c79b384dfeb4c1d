create index erasure_by_key on erasure (key_id);
