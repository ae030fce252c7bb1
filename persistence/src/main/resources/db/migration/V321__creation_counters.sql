-- What concurrent creations wait for is counted by one statement at their end: members of groups, free addresses, quotas.
create table security_group_members (
    group_id   text collate "C" primary key references security_group on delete cascade,
    instances  int not null check (instances >= 0)
) with (fillfactor = 50);
insert into security_group_members
    select g.id, count(*) from instance i join security_group g on g.id = any(i.security_group_ids) group by g.id;

insert into quota (account_id, region_id, name, used)
    select account_id, region_id, case spot_strategy when 'NoSpot' then 'postpaid-vcpus' else 'spot-vcpus' end, sum(cpu)
    from instance where charge_type = 'PostPaid' group by 1, 2, 3
    on conflict (account_id, region_id, name) do update set used = excluded.used;
insert into quota (account_id, region_id, name, used)
    select account_id, region_id, 'network-interfaces', count(*)
    from network_interface where type <> 'Primary' group by 1, 2
    on conflict (account_id, region_id, name) do update set used = excluded.used;

-- Adds n instances to each of the groups; false if one of them would hold more than the limit.
create function join_groups(ids text[], n int, most int) returns boolean language plpgsql as $$
declare
    joined int;
begin
    insert into security_group_members as m
        select id, n from unnest(ids) id where n <= most order by id
        on conflict (group_id) do update set instances = m.instances + n where m.instances + n <= most;
    get diagnostics joined = row_count;
    return joined = cardinality(ids);
end $$;

-- Takes addresses of VSwitches; false if one of them has too few.
create function take_addresses(ids text[], ns int[]) returns boolean language plpgsql as $$
declare
    served int;
begin
    if cardinality(ids) > 1 then
        perform from vswitch where id = any(ids) order by id for no key update;
    end if;
    update vswitch v set version = version + 1, available_ip_count = available_ip_count - x.n
        from unnest(ids, ns) x(id, n) where v.id = x.id and available_ip_count >= x.n;
    get diagnostics served = row_count;
    return served = cardinality(ids);
end $$;

-- Takes units of quotas of an account in a region; the name of one that has too few left, or null. A quota that nobody has
-- touched yet has the standard maximum, another one may have its own.
create function take_quotas(account text, region text, names text[], ns int[], standards int[]) returns text
language plpgsql as $$
declare
    refused text;
begin
    with wanted as (select * from unnest(names, ns, standards) x(name, n, standard)),
    taken as (
        insert into quota as q (account_id, region_id, name, used)
            select account, region, name, n from wanted
            where n <= standard
                or exists (select from quota k where k.account_id = account and k.region_id = region and k.name = wanted.name)
            order by name
            on conflict (account_id, region_id, name) do update set used = q.used + excluded.used
            where q.used + excluded.used
                <= coalesce(q.maximum, (select w.standard from wanted w where w.name = excluded.name))
            returning q.name)
    select min(name) into refused from wanted where name not in (select name from taken);
    return refused;
end $$;

-- Locks an address of a VSwitch until the transaction ends, waiting for whoever has it; false if it is taken then.
create function claim_address(vswitch text, lowest bigint, address bigint) returns boolean language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext(vswitch), (claim_address.address - lowest)::int);
    return not exists (
        select from network_interface i where i.vswitch_id = vswitch and i.address = claim_address.address);
end $$;

-- Free addresses of a VSwitch, at most n, locked until the transaction ends. The search begins anywhere and passes over
-- addresses that others are about to take; only when that is not enough are those waited for.
create function pick_addresses(vswitch text, lowest bigint, highest bigint, n int) returns bigint[] language plpgsql as $$
declare
    origin constant bigint := lowest + floor(random() * (highest - lowest + 1))::bigint;
    picked bigint[];
    candidate bigint;
begin
    -- the scalar subselect is one probe of the unique index per candidate, whatever the planner thinks of the table
    select array_agg(a) into picked from (
        select a from (
            select generate_series(origin, highest) as a union all select generate_series(lowest, origin - 1)
        ) candidates
        where case
            when (select true from network_interface i where i.vswitch_id = vswitch and i.address = a) is null
            then pg_try_advisory_xact_lock(hashtext(vswitch), (a - lowest)::int)
            else false
        end
        limit n) found;
    -- a holder may have committed after the search had looked: what is locked is looked at once more
    select coalesce(array_agg(a), '{}') into picked from unnest(picked) a
        where (select true from network_interface i where i.vswitch_id = vswitch and i.address = a) is null;
    while cardinality(picked) < n loop
        select a into candidate from generate_series(lowest, highest) a
            where a <> all (picked)
                and (select true from network_interface i where i.vswitch_id = vswitch and i.address = a) is null
            limit 1;
        exit when candidate is null;
        if claim_address(vswitch, lowest, candidate) then
            picked := picked || candidate;
        end if;
    end loop;
    return picked;
end $$;

-- The search for a free address needs no cursor any more.
alter table vswitch alter column next_address set default 0;
