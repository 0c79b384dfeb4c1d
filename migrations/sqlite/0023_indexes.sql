-- What runs every hour, or whenever an installation is opened, finds its rows by an index.
-- Which keys are still in use, and what is sealed under one that was destroyed.
create index mailbox_by_key on mailbox (key_id);
create index person_by_key on person (key_id);
create index wish_by_key on wish (key_id);
create index attempt_by_key on attempt (key_id);
-- Whose time is up.
create index pending_change_by_expiry on pending_change (expires_at);
create index mail_cap_by_expiry on mail_cap (expires_at);
create index mute_by_expiry on mute (expires_at);
create index suppression_by_expiry on suppression (expires_at);
create index source_count_by_window on source_count (window_start);
create index failed_token_by_time on failed_token (last_at);
create index erasure_by_age on erasure (brand_id, erased_at);
