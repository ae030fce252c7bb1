-- Of the rules that have set the balance of an account, which began before which.
alter table balance_trouble add column number bigint generated always as identity;
create index balance_trouble_account on balance_trouble (account_id, number);
