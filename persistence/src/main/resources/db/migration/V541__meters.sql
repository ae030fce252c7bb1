-- Money is whole micro-yuan (1e-6 CNY), and what is charged by the second is charged by whole seconds: of cloud time, since
-- 1970. What a meter costs is its price times its seconds over 3600; sums are formed before they are divided.

-- What is charged by the second, from when it began to cost something at this price until it did no more.
create table meter (
    account_id     text   not null,
    region_id      text   not null,
    resource_id    text   collate "C" not null,
    item           text   collate "C" not null,   -- instance | system-disk | data-disk | bandwidth | ..
    detail         text   not null,               -- what was priced, e.g. a type or a size
    price_per_hour bigint not null,
    begun          bigint not null,
    ended          bigint,                        -- null while it is open
    check (price_per_hour > 0),
    check (ended > begun)
);
create unique index meter_open on meter (resource_id, region_id, item) where ended is null;
create index meter_account on meter (account_id, ended);

-- Accounts whose money is limited, or was; all others are rich and never run dry.
create table account_money (
    account_id    text    primary key references account,
    credit_limit  bigint,                          -- how far the balance may fall below zero; null: as far as it likes
    dry_at        bigint,                          -- when all is used up at the present rate; null for never
    overdue_since bigint,                          -- when it was, if that has not been paid
    suspended     boolean not null default false   -- its resources were taken out of service
);
create index account_money_dry on account_money (dry_at) where dry_at is not null;

-- What an account has paid in, or what was taken off it: balances are sums of these, of orders and of meters.
create table payment (
    id         bigint generated always as identity primary key,
    account_id text   not null references account,
    paid_at    bigint not null,
    amount     bigint not null,
    reason     text   not null
);
create index payment_account on payment (account_id, paid_at);
