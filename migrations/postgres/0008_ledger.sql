-- The head of each subject's chain.
create table chain (
    subject uuid primary key,
    seq bigint not null,
    hash bytea not null
);

-- Append-only. `entry` is canonical JSON (RFC 8785); hash n = SHA-256(hash n-1, entry n).
create table ledger (
    subject uuid not null,
    seq bigint not null,
    entry text not null,
    hash bytea not null,
    primary key (subject, seq)
);
