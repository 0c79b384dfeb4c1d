-- An address, once per installation, sealed under a key of its own.
create table mailbox (
    id uuid primary key,
    key_id uuid not null,
    address_index bytea not null unique,
    index_key bigint not null,
    -- Sealed: the address as it was confirmed.
    address bytea not null,
    confirmed_at timestamptz not null,
    -- The address was refused for good (SMTP 5xx at RCPT).
    bounced_at timestamptz
);
