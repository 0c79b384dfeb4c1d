-- Signed and chained: where every chain stood that had changed since the last one.
create table checkpoint (
    number integer primary key,
    -- What is signed: canonical JSON (RFC 8785).
    body text not null,
    signature blob not null
) strict;

-- The heads that a checkpoint is about; its body has their digest.
create table checkpoint_head (
    checkpoint integer not null,
    subject blob not null,
    seq integer not null,
    hash blob not null,
    primary key (checkpoint, subject)
) strict;

-- The checkpoint that has this head; none since the chain changed.
alter table chain add column checkpoint integer;
create index chain_unsigned on chain (subject) where checkpoint is null;
