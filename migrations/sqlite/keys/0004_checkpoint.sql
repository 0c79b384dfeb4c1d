-- The last checkpoint of the ledger, kept apart from it, so that an end that was cut off shows.
alter table installation add column checkpoint integer not null default 0;
alter table installation add column checkpoint_hash blob;
