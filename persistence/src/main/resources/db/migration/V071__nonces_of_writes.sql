-- Calls that write keep their nonce in their own transaction, so that no crash lets a replay through.
truncate nonce;
alter table nonce set logged;
alter table nonce add primary key (hash);
