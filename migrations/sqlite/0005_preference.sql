-- A topic by a channel, once the person has said something about it.
create table preference (
    person_id blob not null references person (id) on delete cascade,
    topic text not null,
    channel text not null,
    -- Since when it is wanted; none: not wanted.
    wanted_at integer,
    changed_at integer not null,
    -- The form it was said on, without query.
    form text not null,
    primary key (person_id, topic, channel)
) strict;

-- A purpose whose legal basis is consent, once the person has given it.
create table consent (
    person_id blob not null references person (id) on delete cascade,
    purpose text not null,
    asked_at integer not null,
    given_at integer not null,
    withdrawn_at integer,
    notice text not null,
    version text not null,
    language text not null,
    wording_hash blob not null references wording (hash),
    form text not null,
    primary key (person_id, purpose)
) strict;
