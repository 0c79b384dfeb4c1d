-- On which devices somebody stays signed in: a token that is replaced whenever it opens a session, and the one before it.
create table stay (
    id uuid primary key,
    mailbox_id uuid not null references mailbox (id) on delete cascade,
    account_id uuid references account (id) on delete cascade,
    linked_account_id uuid references linked_account (id) on delete cascade,
    provider_session uuid,
    token_hash bytea not null,
    previous_hash bytea,
    -- JSON of who proved what, and when.
    data text not null,
    browser text,
    made_at timestamptz not null,
    rotated_at timestamptz not null,
    -- When what the token opened was used last, to the hour: not at all since it was replaced where this is null.
    seen_at timestamptz,
    expires_at timestamptz not null
);
create index stay_by_mailbox on stay (mailbox_id);
create index stay_by_account on stay (account_id);
create index stay_by_linked_account on stay (linked_account_id);
create index stay_by_provider_session on stay (provider_session);
create index stay_by_expiry on stay (expires_at);

alter table session add column stay_id uuid references stay (id) on delete cascade;
create index session_by_stay on session (stay_id);
