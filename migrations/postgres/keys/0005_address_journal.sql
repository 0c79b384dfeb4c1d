-- Which mailbox a person has since they last changed their address, written before the main database commits it, so that
-- a restored backup knows of it. Its key is gone once nobody has it any more, and with it what this says.
create table address_journal (
    person_id uuid primary key,
    changed_at timestamptz not null,
    -- The ledger's entry of it, JSON.
    event text not null,
    -- When the change was made that this one put back.
    put_back timestamptz,
    -- The mailbox's row, sealed address included.
    mailbox_id uuid not null,
    key_id uuid not null,
    address_index bytea not null,
    index_key bigint not null,
    guard_index bytea,
    address bytea not null,
    confirmed_at timestamptz not null
);
create index address_journal_by_time on address_journal (changed_at, person_id);
