-- Signed and chained: where every chain stood that had changed since the last one.
create table checkpoint (
    number bigint primary key,
    -- What is signed: canonical JSON (RFC 8785).
    body text not null,
    signature bytea not null
);

-- The heads that a checkpoint is about; its body has their digest.
create table checkpoint_head (
    checkpoint bigint not null,
    subject uuid not null,
    seq bigint not null,
    hash bytea not null,
    primary key (checkpoint, subject)
);

-- The checkpoint that has this head; none since the chain changed.
alter table chain add column checkpoint bigint;
create index chain_unsigned on chain (subject) where checkpoint is null;
