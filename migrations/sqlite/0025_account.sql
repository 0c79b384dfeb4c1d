-- What credentials hang on: it joins mailboxes that were each proved. Its id is the user handle of its passkeys (WebAuthn § 4).
create table account (
    id blob primary key,
    made_at integer not null
) strict;
alter table mailbox add column account_id blob references account (id);
create index mailbox_by_account on mailbox (account_id);
alter table session add column account_id blob references account (id) on delete cascade;
create index session_by_account on session (account_id);

-- That a person has an account with the brand, not a subscription alone: since when, in which country they said to live and how
-- old to be at least (GDPR Art. 8), and the terms that they accepted, in the words that were shown.
create table registration (
    person_id blob primary key references person (id) on delete cascade,
    registered_at integer not null,
    country text,
    at_least integer,
    notice text,
    version text,
    wording_hash blob,
    language text,
    form text,
    accepted_at integer
) strict;

-- Each sealed under a key of its own, which is destroyed when it is removed: no backup brings it back.
create table passkey (
    id blob primary key,
    account_id blob not null references account (id) on delete cascade,
    key_id blob not null,
    -- SHA-256 of the credential's id.
    credential_hash blob not null unique,
    -- Sealed: the public key, its counter and flags.
    credential blob not null,
    -- Sealed: what it is called.
    label blob not null,
    -- The host that it works at (RP ID).
    host text not null,
    made_at integer not null,
    last_used_at integer
) strict;
create index passkey_by_account on passkey (account_id);
create index passkey_by_key on passkey (key_id);
create index passkey_by_host on passkey (host);

-- Challenges that were answered, so that no answer is taken twice. They are about nobody.
create table used_challenge (
    hash blob primary key,
    expires_at integer not null
) strict;
create index used_challenge_by_expiry on used_challenge (expires_at);
