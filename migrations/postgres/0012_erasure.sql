-- The tombstone of a person, so that late jobs, imports and replays find that they are gone.
create table erasure (
    person_id uuid primary key,
    brand_id uuid not null references brand (id),
    key_id uuid not null,
    reason text not null,
    erased_at timestamptz not null,
    -- When the key was destroyed.
    finished_at timestamptz
);

-- Keys whose rows are gone and which are to be destroyed.
create table retired_key (
    key_id uuid primary key,
    retired_at timestamptz not null
);

-- Withdrawals of the keys database's journal that this database has seen.
create table withdrawal (
    id uuid primary key,
    person_id uuid not null
);
create index withdrawal_by_person on withdrawal (person_id);
