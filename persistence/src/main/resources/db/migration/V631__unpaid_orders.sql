-- An order that is to be paid later (AutoPay=false): nothing of what was asked for has been done. Who pays it has the call
-- done, at what it costs then. The amount is that of when it was made.
create table unpaid_order (
    id         text   collate "C" primary key,     -- the number; the order that is paid has the same
    account_id text   not null,
    region_id  text   not null,
    kind       text   not null,                    -- as of purchases
    amount     bigint not null,
    ordered_at bigint not null,
    product    text   not null,                    -- of the call
    action     text   not null,
    parameters jsonb  not null
);
create index unpaid_order_account on unpaid_order (account_id, id);

-- The order about the instance that waits to be paid; others are refused meanwhile.
alter table instance add column unpaid_order text;
