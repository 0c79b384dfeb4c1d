-- What somebody posted for an address, before anybody proved it: a join, or a wish for a sign-in link.
create table attempt (
    id blob primary key,
    brand_id blob not null references brand (id),
    kind text not null,
    key_id blob not null,
    address_index blob not null,
    index_key integer not null,
    -- Sealed: what was typed and ticked. Gone once confirmed.
    typed blob,
    language text not null,
    asked_at integer not null,
    -- When the job decided what comes of it.
    decided_at integer,
    confirmed_at integer
) strict;
create index attempt_by_address on attempt (address_index);
create index attempt_by_time on attempt (asked_at);

-- What somebody asked for in the name of a person who is there already, until the person accepts or drops it.
create table quarantine (
    id blob primary key,
    person_id blob not null references person (id) on delete cascade,
    -- Ids of the brand's topics, JSON.
    topics text not null,
    asked_at integer not null,
    expires_at integer not null
) strict;
create index quarantine_by_person on quarantine (person_id);
