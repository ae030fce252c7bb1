-- The clock asks at each of its stops which accounts are overdue, or were: few of all whose money is limited.
create index account_money_overdue on account_money (account_id) where overdue_since is not null;
create index account_money_suspended on account_money (account_id) where suspended;
