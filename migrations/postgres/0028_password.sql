-- A password, for whoever wants one: its hash, sealed under a key of its own, which is destroyed when it is changed or removed.
create table password (
    account_id uuid primary key references account (id) on delete cascade,
    id uuid not null,
    key_id uuid not null,
    -- Sealed: the hash (argon2id), and whether it is long enough to stand alone.
    hash bytea not null,
    set_at timestamptz not null,
    last_used_at timestamptz
);
create index password_by_key on password (key_id);

-- An authenticator app (TOTP, RFC 6238), which is the second step of signing in.
create table authenticator_app (
    account_id uuid primary key references account (id) on delete cascade,
    id uuid not null,
    key_id uuid not null,
    -- Sealed: the secret that the app has too.
    secret bytea not null,
    added_at timestamptz not null,
    -- The last 30 seconds whose code was used: none is used twice.
    last_step bigint not null,
    last_used_at timestamptz
);
create index authenticator_app_by_key on authenticator_app (key_id);

-- Codes for whoever has lost the app, each once.
create table recovery_codes (
    account_id uuid primary key references account (id) on delete cascade,
    id uuid not null,
    key_id uuid not null,
    -- Sealed: the hashes of those that are left.
    codes bytea not null,
    -- How many that are.
    unused bigint not null,
    made_at timestamptz not null
);
create index recovery_codes_by_key on recovery_codes (key_id);

-- Guesses at a password or a code that were wrong, one after the other: of an account, of a browser that it knows, of a source.
create table guess_count (
    subject bytea primary key,
    failures bigint not null,
    last_at timestamptz not null
);
create index guess_count_by_last on guess_count (last_at);
