-- The head of each subject's chain.
create table chain (
    subject blob primary key,
    seq integer not null,
    hash blob not null
) strict;

-- Append-only. `entry` is canonical JSON (RFC 8785); hash n = SHA-256(hash n-1, entry n).
create table ledger (
    subject blob not null,
    seq integer not null,
    entry text not null,
    hash blob not null,
    primary key (subject, seq)
) strict;
