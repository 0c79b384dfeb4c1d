-- The code that stands in a sign-in email beside its link, for the browser that asked: keyed, and with how often it was guessed.
create table sign_in_code (
    attempt_id uuid primary key,
    token_hash bytea not null,
    mac bytea not null,
    tries bigint not null default 0,
    expires_at timestamptz not null
);
create index sign_in_code_by_expiry on sign_in_code (expires_at);
