-- The number that somebody has in a brand's loyalty programme, one at a time: claimed until the brand's system confirms it, then proved.
create table loyalty_number (
    id uuid primary key,
    person_id uuid not null unique references person (id) on delete cascade,
    brand_id uuid not null references brand (id),
    key_id uuid not null,
    -- The purpose that it serves: it goes with the consent to that.
    purpose text not null,
    -- Sealed: its letters and digits.
    number bytea not null,
    -- A MAC over brand and number.
    number_index bytea not null,
    form text not null,
    claimed_at timestamptz not null,
    -- None: it is claimed, and nobody has confirmed it yet.
    proved_at timestamptz
);
create index loyalty_number_by_key on loyalty_number (key_id);
create index loyalty_number_waiting on loyalty_number (brand_id, claimed_at) where proved_at is null;
-- Many may claim a number, and one has it.
create unique index loyalty_number_proved on loyalty_number (number_index) where proved_at is not null;
