-- Changes of address, written before the main database commits them, so that a restored backup knows of them. The address
-- is sealed under its mailbox's key, which is destroyed once nobody has it any more.
create table address_journal (
    id blob primary key,
    person_id blob not null,
    changed_at integer not null,
    -- The ledger's entry of it, JSON.
    event text not null,
    -- When the change was made that this one put back.
    put_back integer,
    from_mailbox_id blob not null,
    -- The row of the mailbox that they have since.
    mailbox_id blob not null,
    key_id blob not null,
    address_index blob not null,
    index_key integer not null,
    guard_index blob,
    address blob not null,
    confirmed_at integer not null
) strict;
create index address_journal_by_person on address_journal (person_id);
create index address_journal_by_time on address_journal (changed_at, id);
