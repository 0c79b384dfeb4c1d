-- Everything a brand ever stated about a purpose (recipients, data, how long, who is responsible), by hash, for ever: a
-- receipt tells what was stated when somebody agreed, not what is stated today.
create table statement (
    hash bytea primary key,
    brand_id uuid not null references brand (id),
    purpose text not null,
    -- JSON of the product's statement.
    statement text not null,
    first_applied_at timestamptz not null
);

create index statement_purpose on statement (brand_id, purpose, first_applied_at);
