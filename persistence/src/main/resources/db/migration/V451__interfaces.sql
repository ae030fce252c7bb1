-- Interfaces live by a lifecycle, may outlive their instance, and have more addresses than the primary one.
update network_interface set status = 'IN_USE';
alter table network_interface
    add column secondary_ips text[] not null default '{}',
    add column ipv6_ips text[] not null default '{}',
    add column delete_on_release boolean not null default true,
    add column queue_number int;

-- The addresses of interfaces beside their primary ones. The columns of the interface are the truth that answers are made
-- from; this table follows by triggers, and its key gives each address once in a VSwitch.
create table interface_address (
    vswitch_id text collate "C" not null,
    ip         inet not null,
    eni_id     text collate "C" not null,
    account_id text not null,
    primary key (vswitch_id, ip)
);

create function keep_interface_addresses() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        delete from interface_address
        where vswitch_id = old.vswitch_id and eni_id = old.id and ip = any ((old.secondary_ips || old.ipv6_ips)::inet[]);
    end if;
    if tg_op <> 'DELETE' then
        insert into interface_address
            select new.vswitch_id, ip::inet, new.id, new.account_id from unnest(new.secondary_ips || new.ipv6_ips) ip
            order by ip;
    end if;
    return null;
end $$;
create trigger interface_addresses_insert after insert on network_interface
    for each row when (new.secondary_ips <> '{}' or new.ipv6_ips <> '{}') execute function keep_interface_addresses();
create trigger interface_addresses_update after update of secondary_ips, ipv6_ips on network_interface
    for each row when ((old.secondary_ips, old.ipv6_ips) is distinct from (new.secondary_ips, new.ipv6_ips))
    execute function keep_interface_addresses();
create trigger interface_addresses_delete after delete on network_interface
    for each row when (old.secondary_ips <> '{}' or old.ipv6_ips <> '{}') execute function keep_interface_addresses();

-- What DescribeInstances shows of interfaces beside what stands in the row of the instance: few have any of it.
drop index network_interface_secondary;
create index network_interface_notable on network_interface (instance_id, id)
    where type = 'Secondary' or secondary_ips <> '{}' or ipv6_ips <> '{}';

-- Whether an address of a VSwitch is free, by its number. Callers hold its lock, or look again when they do.
create function is_free_address(vswitch text, address bigint) returns boolean language plpgsql stable as $$
begin
    return not exists (select from network_interface i where i.vswitch_id = vswitch and i.address = is_free_address.address)
        and not exists (
            select from interface_address s where s.vswitch_id = vswitch and s.ip = inet '0.0.0.0' + is_free_address.address);
end $$;

create or replace function claim_address(vswitch text, lowest bigint, address bigint) returns boolean language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext(vswitch), (claim_address.address - lowest)::int);
    return is_free_address(vswitch, claim_address.address);
end $$;

create or replace function pick_addresses(vswitch text, lowest bigint, highest bigint, n int) returns bigint[]
language plpgsql as $$
declare
    origin constant bigint := lowest + floor(random() * (highest - lowest + 1))::bigint;
    picked bigint[];
    candidate bigint;
begin
    select array_agg(a) into picked from (
        select a from (
            select generate_series(origin, highest) as a union all select generate_series(lowest, origin - 1)
        ) candidates
        -- scalar subselects are one probe of a unique index each, whatever the planner thinks of the tables
        where case
            when (select true from network_interface i where i.vswitch_id = vswitch and i.address = a) is null
                and (select true from interface_address s where s.vswitch_id = vswitch and s.ip = inet '0.0.0.0' + a) is null
            then pg_try_advisory_xact_lock(hashtext(vswitch), (a - lowest)::int)
            else false
        end
        limit n) found;
    -- a holder may have committed after the search had looked: what is locked is looked at once more
    select coalesce(array_agg(a), '{}') into picked from unnest(picked) a where is_free_address(vswitch, a);
    while cardinality(picked) < n loop
        select a into candidate from generate_series(lowest, highest) a
            where a <> all (picked) and is_free_address(vswitch, a)
            limit 1;
        exit when candidate is null;
        if claim_address(vswitch, lowest, candidate) then
            picked := picked || candidate;
        end if;
    end loop;
    return picked;
end $$;

-- As join_groups(ids, n, most), with a number for each group.
create function join_groups(ids text[], ns int[], most int) returns boolean language plpgsql as $$
declare
    joined int;
begin
    insert into security_group_members as m
        select id, n from unnest(ids, ns) x(id, n) where n <= most order by id
        on conflict (group_id) do update set instances = m.instances + excluded.instances
            where m.instances + excluded.instances <= most;
    get diagnostics joined = row_count;
    return joined = cardinality(ids);
end $$;

-- Interfaces are members of their groups beside the instance, whose primary interface is the instance itself.
insert into security_group_members as m
    select g.id, count(*) from network_interface n join security_group g on g.id = any(n.security_group_ids)
    where n.type = 'Secondary' group by g.id
    on conflict (group_id) do update set instances = m.instances + excluded.instances;

-- DescribeNetworkInterfaces by address, whichever of an interface's addresses it is.
create index network_interface_private_ip on network_interface (private_ip);
create index interface_address_ip on interface_address (ip);
