-- What is paid at once: subscriptions, renewals, differences of changes, refunds. Amounts are whole micro-yuan, in whole
-- cents; less than nothing is given back. Times are whole seconds of cloud time, since 1970.
create table purchase (
    id         text   collate "C" primary key,     -- the number of the order
    account_id text   not null,
    region_id  text   not null,
    kind       text   not null,                    -- Buy | Renew | ChangeType | ChangeBandwidth | ChangeDisk | ..
    amount     bigint not null,                    -- the sum of its items
    paid_at    bigint not null
);
create index purchase_paid on purchase (account_id, paid_at) include (amount);
create index purchase_account on purchase (account_id, id);

-- What an order is about: a part of a subscription for a period, or what changes of it until the period ends.
create table purchase_item (
    purchase_id     text   collate "C" not null references purchase,
    number          int    not null,
    subscription_id text   collate "C" not null,   -- the instance, address or dedicated host whose period it is
    resource_id     text   collate "C" not null,   -- itself, or a disk of it
    item            text   not null,               -- as in meters
    was             text   not null,               -- what was priced before, "" if nothing was
    becomes         text   not null,
    length          int,                           -- of the period, in units; null of a change within it
    unit            text,
    begins          bigint not null,
    ends            bigint not null,
    original        bigint not null,               -- by the list, without discount
    amount          bigint not null,
    ended_at        bigint,                        -- when what was left of it was given back
    primary key (purchase_id, number),
    check (ends > begins)
);
create index purchase_item_subscription on purchase_item (subscription_id, ends);

drop table instance_order;

alter table instance
    add column renewal_failed_at timestamptz;      -- when its automatic renewal could not be paid
