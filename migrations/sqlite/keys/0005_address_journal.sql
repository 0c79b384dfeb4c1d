-- Which mailbox a person has since they last changed their address, written before the main database commits it, so that
-- a restored backup knows of it. Its key is gone once nobody has it any more, and with it what this says.
create table address_journal (
    person_id blob primary key,
    changed_at integer not null,
    -- The ledger's entry of it, JSON.
    event text not null,
    -- When the change was made that this one put back.
    put_back integer,
    -- The mailbox's row, sealed address included.
    mailbox_id blob not null,
    key_id blob not null,
    address_index blob not null,
    index_key integer not null,
    guard_index blob,
    address blob not null,
    confirmed_at integer not null
) strict;
create index address_journal_by_time on address_journal (changed_at, person_id);
