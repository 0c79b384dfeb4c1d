-- The tombstone of a person, so that late jobs, imports and replays find that they are gone.
create table erasure (
    person_id blob primary key,
    brand_id blob not null references brand (id),
    key_id blob not null,
    reason text not null,
    erased_at integer not null,
    -- When the key was destroyed.
    finished_at integer
) strict;

-- Keys whose rows are gone and which are to be destroyed.
create table retired_key (
    key_id blob primary key,
    retired_at integer not null
) strict;

-- Withdrawals of the keys database's journal that this database has seen.
create table withdrawal (
    id blob primary key,
    person_id blob not null
) strict;
create index withdrawal_by_person on withdrawal (person_id);
