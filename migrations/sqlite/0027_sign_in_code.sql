-- The code that stands in a sign-in email beside its link, for the browser that asked: keyed, and with how often it was guessed.
create table sign_in_code (
    attempt_id blob primary key,
    token_hash blob not null,
    mac blob not null,
    tries integer not null default 0,
    expires_at integer not null
) strict;
create index sign_in_code_by_expiry on sign_in_code (expires_at);
