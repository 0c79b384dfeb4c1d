-- The same id as in the main database, and a value that only the right secret opens.
create table installation (
    id uuid primary key,
    created_at timestamptz not null,
    check_value bytea not null
);

-- One row only, however many processes start at once.
create unique index installation_is_one on installation ((1));

-- Keys of people, mailboxes, attempts and letters, wrapped by the installation's secret.
create table data_key (
    id uuid primary key,
    -- None once destroyed.
    wrapped bytea,
    born_at timestamptz not null,
    live_at timestamptz,
    destroyed_at timestamptz
);
create index data_key_not_live on data_key (born_at) where live_at is null and destroyed_at is null;

-- Withdrawals, written before the main database commits them, so that a restored backup knows of them.
create table withdrawal_journal (
    id uuid primary key,
    person_id uuid not null,
    -- What was withdrawn, JSON.
    what text not null,
    withdrawn_at timestamptz not null
);
create index withdrawal_journal_by_person on withdrawal_journal (person_id);
