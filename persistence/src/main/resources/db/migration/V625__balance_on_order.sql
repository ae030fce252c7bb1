-- What a rule of trouble that is under way has done to the balance of an account, so that its end can take it back.
create table balance_trouble (
    trouble_id   bigint primary key,
    account_id   text   not null,
    paid         bigint not null, -- micro-yuan; less than nothing if it was taken
    credit_limit bigint           -- that before; null: the account was rich
);

-- Preemptible instances of a market, for rules that change its prices or take them back.
create index instance_spot on instance (zone_id, instance_type) where spot_strategy <> 'NoSpot';
