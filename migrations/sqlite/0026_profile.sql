-- What somebody told a brand about themselves, question by question, each sealed under a key of its own.
create table attribute (
    id blob primary key,
    person_id blob not null references person (id) on delete cascade,
    key_id blob not null,
    -- As the brand's file calls it, and the purpose that it serves: it goes with the consent to that.
    attribute text not null,
    purpose text not null,
    -- Sealed: JSON.
    value blob not null,
    form text not null,
    answered_at integer not null,
    unique (person_id, attribute)
) strict;
create index attribute_by_key on attribute (key_id);
-- Questions that somebody does not want to be asked now, or ever.
create table put_off (
    person_id blob not null references person (id) on delete cascade,
    attribute text not null,
    put_off_at integer not null,
    -- None: never.
    again_at integer,
    primary key (person_id, attribute)
) strict;
-- How often somebody came in since they registered.
alter table registration add column visits integer not null default 0;
