-- What caps and "not me" go by: the address without its plus tag, since all tags lead to one mailbox. None in rows from
-- before: then it is the address itself.
alter table mailbox add column guard_index bytea;
alter table attempt add column guard_index bytea;
