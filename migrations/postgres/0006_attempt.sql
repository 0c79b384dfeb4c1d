-- What somebody posted for an address, before anybody proved it: a join, or a wish for a sign-in link.
create table attempt (
    id uuid primary key,
    brand_id uuid not null references brand (id),
    kind text not null,
    key_id uuid not null,
    address_index bytea not null,
    index_key bigint not null,
    -- Sealed: what was typed and ticked. Gone once confirmed.
    typed bytea,
    language text not null,
    asked_at timestamptz not null,
    -- When the job decided what comes of it.
    decided_at timestamptz,
    confirmed_at timestamptz
);
create index attempt_by_address on attempt (address_index);
create index attempt_by_time on attempt (asked_at);

-- What somebody asked for in the name of a person who is there already, until the person accepts or drops it.
create table quarantine (
    id uuid primary key,
    person_id uuid not null references person (id) on delete cascade,
    -- Ids of the brand's topics, JSON.
    topics text not null,
    asked_at timestamptz not null,
    expires_at timestamptz not null
);
create index quarantine_by_person on quarantine (person_id);
