-- Hosts that an account has for itself. '' are those that all accounts share.
alter table host add column tenant text collate "C" not null default '';
