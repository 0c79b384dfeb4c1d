-- On which devices somebody stays signed in: a token that is replaced whenever it opens a session, and the one before it.
create table stay (
    id blob primary key,
    mailbox_id blob not null references mailbox (id) on delete cascade,
    account_id blob references account (id) on delete cascade,
    linked_account_id blob references linked_account (id) on delete cascade,
    provider_session blob,
    token_hash blob not null,
    previous_hash blob,
    -- JSON of who proved what, and when.
    data text not null,
    browser text,
    made_at integer not null,
    rotated_at integer not null,
    -- When what the token opened was used last, to the hour: not at all since it was replaced where this is null.
    seen_at integer,
    expires_at integer not null
) strict;
create index stay_by_mailbox on stay (mailbox_id);
create index stay_by_account on stay (account_id);
create index stay_by_linked_account on stay (linked_account_id);
create index stay_by_provider_session on stay (provider_session);
create index stay_by_expiry on stay (expires_at);

alter table session add column stay_id blob references stay (id) on delete cascade;
create index session_by_stay on session (stay_id);
