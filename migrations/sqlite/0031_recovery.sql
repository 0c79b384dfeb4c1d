-- Two-step verification is to be turned off by whoever reads the account's emails, after a wait in which its owner can stop it.
create table recovery (
    account_id blob primary key references account (id) on delete cascade,
    started_at integer not null,
    ready_at integer not null,
    expires_at integer not null
) strict;
create index recovery_by_expiry on recovery (expires_at);
