-- An address, once per installation, sealed under a key of its own.
create table mailbox (
    id blob primary key,
    key_id blob not null,
    address_index blob not null unique,
    index_key integer not null,
    -- Sealed: the address as it was confirmed.
    address blob not null,
    confirmed_at integer not null,
    -- The address was refused for good (SMTP 5xx at RCPT).
    bounced_at integer
) strict;
