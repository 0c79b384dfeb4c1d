-- How far this database has followed the keys database: how many keys it knows to be destroyed, and until when it has
-- carried out the journal's withdrawals. An older copy of either shows by it.
alter table installation add column keys_destroyed integer not null default 0;
alter table installation add column journal_until integer not null default 0;
-- Where people last reached it, for commands that write links.
alter table installation add column public_url text;
