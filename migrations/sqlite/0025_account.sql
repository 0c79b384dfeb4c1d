-- What credentials hang on, of a mailbox that was proved. Its id is the user handle of its passkeys (WebAuthn § 4).
create table account (
    id blob primary key,
    made_at integer not null,
    -- Raised when everybody is signed out of it: a session that was proved before is not opened after.
    epoch integer not null default 0
) strict;
alter table mailbox add column account_id blob references account (id);
create unique index mailbox_by_account on mailbox (account_id);
-- The mailboxes that an account had before a change of address: only there can it be put back.
create table former_home (
    account_id blob not null references account (id) on delete cascade,
    mailbox_id blob not null references mailbox (id) on delete cascade,
    primary key (account_id, mailbox_id)
) strict;
create index former_home_by_mailbox on former_home (mailbox_id);
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
    -- From when on it proves afresh who somebody is: a day later, where it was added without a fresh proof.
    proves_from integer not null,
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
