-- A topic by a channel, once the person has said something about it.
create table preference (
    person_id uuid not null references person (id) on delete cascade,
    topic text not null,
    channel text not null,
    -- Since when it is wanted; none: not wanted.
    wanted_at timestamptz,
    changed_at timestamptz not null,
    -- The form it was said on, without query.
    form text not null,
    primary key (person_id, topic, channel)
);

-- A purpose whose legal basis is consent, once the person has given it.
create table consent (
    person_id uuid not null references person (id) on delete cascade,
    purpose text not null,
    asked_at timestamptz not null,
    given_at timestamptz not null,
    withdrawn_at timestamptz,
    notice text not null,
    version text not null,
    language text not null,
    wording_hash bytea not null references wording (hash),
    form text not null,
    primary key (person_id, purpose)
);
