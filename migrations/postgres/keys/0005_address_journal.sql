-- Changes of address, written before the main database commits them, so that a restored backup knows of them. The address
-- is sealed under its mailbox's key, which is destroyed once nobody has it any more.
create table address_journal (
    id uuid primary key,
    person_id uuid not null,
    changed_at timestamptz not null,
    -- The ledger's entry of it, JSON.
    event text not null,
    -- When the change was made that this one put back.
    put_back timestamptz,
    from_mailbox_id uuid not null,
    -- The row of the mailbox that they have since.
    mailbox_id uuid not null,
    key_id uuid not null,
    address_index bytea not null,
    index_key bigint not null,
    guard_index bytea,
    address bytea not null,
    confirmed_at timestamptz not null
);
create index address_journal_by_person on address_journal (person_id);
create index address_journal_by_time on address_journal (changed_at, id);
