-- What somebody told a brand about themselves, question by question, each sealed under a key of its own.
create table attribute (
    id uuid primary key,
    person_id uuid not null references person (id) on delete cascade,
    key_id uuid not null,
    -- As the brand's file calls it, and the purpose that it serves: it goes with the consent to that.
    attribute text not null,
    purpose text not null,
    -- Sealed: JSON.
    value bytea not null,
    form text not null,
    answered_at timestamptz not null,
    unique (person_id, attribute)
);
create index attribute_by_key on attribute (key_id);
-- Questions that somebody does not want to be asked now, or ever.
create table put_off (
    person_id uuid not null references person (id) on delete cascade,
    attribute text not null,
    put_off_at timestamptz not null,
    -- None: never.
    again_at timestamptz,
    primary key (person_id, attribute)
);
-- How often somebody came in since they registered.
alter table registration add column visits bigint not null default 0;
