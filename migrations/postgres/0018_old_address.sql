-- The ways back to an old address are looked through by every sweep.
create index link_old_address on link (mailbox_id) where purpose = 'old-address';
