-- What an account with limited money has follows from sums over its payments, orders and meters. They are kept with its
-- row, so that the instant at which it runs dry costs the same however long its history is and however much it runs.
-- Meters with a fixed price count price times seconds until they end, so at any second t those that are open have counted
-- burn * t - began. Amounts of meters are 3600ths of a micro-yuan.
alter table account_money
    add column paid    bigint  not null default 0,  -- what it paid in
    add column ordered bigint  not null default 0,  -- what it paid for orders, less what it was given back
    add column closed  numeric not null default 0,  -- what meters have counted that are closed
    add column burn    bigint  not null default 0,  -- the prices per hour of those that are open, but for those of markets
    add column began   numeric not null default 0;  -- their prices, each times the second at which it began

create function count_meters() returns trigger language plpgsql as $$
begin
    perform from account_money where account_id in (select account_id from changed)
        order by account_id for no key update;
    if found then
        update account_money m set
            closed = m.closed + tg_argv[0]::int * x.closed,
            burn = m.burn + tg_argv[0]::int * x.burn,
            began = m.began + tg_argv[0]::int * x.began
        from (
            select account_id,
                coalesce(sum(coalesce(cost, price_per_hour::numeric * (ended - begun))), 0) as closed,
                coalesce(sum(price_per_hour) filter (where ended is null and market_type is null), 0)::bigint as burn,
                coalesce(sum(price_per_hour::numeric * begun) filter (where ended is null and market_type is null), 0)
                    as began
            from changed group by account_id) x
        where m.account_id = x.account_id;
    end if;
    return null;
end $$;

create trigger meter_sums_insert after insert on meter referencing new table as changed
    for each statement execute function count_meters('1');
create trigger meter_sums_delete after delete on meter referencing old table as changed
    for each statement execute function count_meters('-1');
create trigger meter_sums_update_old after update on meter referencing old table as changed
    for each statement execute function count_meters('-1');
create trigger meter_sums_update_new after update on meter referencing new table as changed
    for each statement execute function count_meters('1');

-- Payments and orders are written once and stay.
create function count_money() returns trigger language plpgsql as $$
begin
    perform from account_money where account_id in (select account_id from added)
        order by account_id for no key update;
    if found then
        update account_money m set
            paid = m.paid + case tg_table_name when 'payment' then x.amount else 0 end,
            ordered = m.ordered + case tg_table_name when 'payment' then 0 else x.amount end
        from (select account_id, sum(amount)::bigint as amount from added group by account_id) x
        where m.account_id = x.account_id;
    end if;
    return null;
end $$;

create trigger payment_sums after insert on payment referencing new table as added
    for each statement execute function count_money();
create trigger purchase_sums after insert on purchase referencing new table as added
    for each statement execute function count_money();

create function sum_up_money(account text) returns void language sql as $$
    update account_money m set
        paid = (select coalesce(sum(amount), 0) from payment where account_id = account),
        ordered = (select coalesce(sum(amount), 0) from purchase where account_id = account),
        closed = u.closed, burn = u.burn, began = u.began
    from (
        select coalesce(sum(coalesce(cost, price_per_hour::numeric * (ended - begun))), 0) as closed,
            coalesce(sum(price_per_hour) filter (where ended is null and market_type is null), 0) as burn,
            coalesce(sum(price_per_hour::numeric * begun) filter (where ended is null and market_type is null), 0)
                as began
        from meter where account_id = account) u
    where m.account_id = account
$$;

-- An account that had no row begins with what it has; who is paying or opening meters and has not seen that the account has
-- a row from now on is waited for.
create function begin_money() returns trigger language plpgsql as $$
begin
    lock table payment, purchase, meter in share row exclusive mode;
    perform sum_up_money(new.account_id);
    return null;
end $$;

create trigger money_begins after insert on account_money for each row execute function begin_money();

select sum_up_money(account_id) from account_money;
