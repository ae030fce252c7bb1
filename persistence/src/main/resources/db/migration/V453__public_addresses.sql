-- Public addresses that are given, each once at a time. Draws go round all there are, so that one that was given back comes
-- again as late as can be. Who holds one gives it back by triggers: no writer can forget it.
drop sequence public_address;
create sequence public_address_turn cache 1;
create table public_address (
    ip     inet primary key,
    holder text not null                  -- instance | eip
);
insert into public_address select distinct public_ip::inet, 'instance' from instance where public_ip is not null;

-- The k-th address of ranges that begin at these numbers: each has 254 of every 256 addresses, from number befores on.
create function public_address_at(firsts bigint[], befores bigint[], k bigint) returns inet language sql immutable as $$
    select inet '0.0.0.0' + (first + (k - before) / 254 * 256 + (k - before) % 254 + 1)
    from unnest(firsts, befores) x(first, before) where before <= k order by before desc limit 1
$$;

-- Takes n addresses, or all that are left.
create function draw_public_addresses(firsts bigint[], befores bigint[], size bigint, n int, holder text)
returns text[] language plpgsql as $$
declare
    drawn inet[] := '{}';
    more inet[];
begin
    for round in 1 .. 3 loop
        with turn as materialized (select nextval('public_address_turn') % size as k from generate_series(1, n - cardinality(drawn))),
        taken as (
            insert into public_address select public_address_at(firsts, befores, k), holder from turn order by 1
            on conflict do nothing returning ip)
        select coalesce(array_agg(ip), '{}') into more from taken;
        drawn := drawn || more;
        exit when cardinality(drawn) = n;
    end loop;
    -- hardly any are left: all are looked at, until there is none or others stop taking them away
    while cardinality(drawn) < n loop
        with free as (
            select ip from (select public_address_at(firsts, befores, k) as ip from generate_series(0, size - 1) k) all_of_them
            where not exists (select from public_address a where a.ip = all_of_them.ip)
            limit n - cardinality(drawn)),
        taken as (
            insert into public_address select ip, holder from free order by 1 on conflict do nothing returning ip)
        select coalesce(array_agg(ip), '{}') into more from taken;
        exit when cardinality(more) = 0;
        drawn := drawn || more;
    end loop;
    return (select coalesce(array_agg(host(ip)), '{}') from unnest(drawn) ip);
end $$;

create function give_public_address() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'instance' then
        delete from public_address where ip = old.public_ip::inet and holder = 'instance';
    else
        delete from public_address where ip = old.ip::inet and holder = 'eip';
    end if;
    return null;
end $$;
create trigger public_address_changed after update of public_ip on instance
    for each row when (old.public_ip is not null and old.public_ip is distinct from new.public_ip)
    execute function give_public_address();
create trigger public_address_gone after delete on instance
    for each row when (old.public_ip is not null) execute function give_public_address();

-- Elastic IP addresses. What one is bound to, and to which of its private addresses, stands in it.
create table eip (
    id                   text collate "C" primary key,
    account_id           text        not null,
    region_id            text        not null,
    ip                   text        not null,
    status               text        not null,
    name                 text        not null default '',
    description          text        not null default '',
    bandwidth            int         not null,
    internet_charge_type text        not null,
    charge_type          text        not null,
    isp                  text        not null,
    expired_at           timestamptz,
    instance_id          text collate "C",
    instance_type        text        not null default '',
    private_ip           text        not null default '',
    resource_group_id    text        not null default '',
    tags                 jsonb       not null default '{}',
    created_at           timestamptz not null,
    version              int         not null
);
create unique index eip_ip on eip (ip);
create unique index eip_binding on eip (instance_id, private_ip) where instance_id is not null;
create index eip_page on eip (account_id, region_id, id);
call make_taggable('eip');

-- An address that was an instance's may become an elastic one.
create function hold_public_address() returns trigger language plpgsql as $$
begin
    update public_address set holder = 'eip' where ip = new.ip::inet;
    return null;
end $$;
create trigger public_address_held after insert on eip for each row execute function hold_public_address();
create trigger public_address_gone after delete on eip for each row execute function give_public_address();
