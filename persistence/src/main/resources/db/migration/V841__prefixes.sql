-- Interfaces can have prefixes, blocks of sixteen IPv4 addresses that clients give to what runs on the instance. All
-- addresses of a prefix are taken, as others are.
alter table network_interface add column ipv4_prefixes text[] not null default '{}';

create function addresses_of_prefixes(prefixes text[]) returns inet[] language sql immutable as $$
    select coalesce(array_agg(host(prefix::cidr)::inet + n), '{}') from unnest(prefixes) prefix, generate_series(0, 15) n
$$;

create or replace function keep_interface_addresses() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        delete from interface_address
        where vswitch_id = old.vswitch_id and eni_id = old.id
            and ip = any ((old.secondary_ips || old.ipv6_ips)::inet[] || addresses_of_prefixes(old.ipv4_prefixes));
    end if;
    if tg_op <> 'DELETE' then
        insert into interface_address
            select new.vswitch_id, ip, new.id, new.account_id
            from unnest((new.secondary_ips || new.ipv6_ips)::inet[] || addresses_of_prefixes(new.ipv4_prefixes)) ip
            order by ip;
    end if;
    return null;
end $$;
drop trigger interface_addresses_insert on network_interface;
drop trigger interface_addresses_update on network_interface;
drop trigger interface_addresses_delete on network_interface;
create trigger interface_addresses_insert after insert on network_interface
    for each row when (new.secondary_ips <> '{}' or new.ipv6_ips <> '{}' or new.ipv4_prefixes <> '{}')
    execute function keep_interface_addresses();
create trigger interface_addresses_update after update of secondary_ips, ipv6_ips, ipv4_prefixes on network_interface
    for each row when ((old.secondary_ips, old.ipv6_ips, old.ipv4_prefixes)
        is distinct from (new.secondary_ips, new.ipv6_ips, new.ipv4_prefixes))
    execute function keep_interface_addresses();
create trigger interface_addresses_delete after delete on network_interface
    for each row when (old.secondary_ips <> '{}' or old.ipv6_ips <> '{}' or old.ipv4_prefixes <> '{}')
    execute function keep_interface_addresses();

-- Whether no interface has an address of the block of sixteen that begins here.
create function is_free_prefix(vswitch text, first bigint) returns boolean language plpgsql stable as $$
begin
    return not exists (
            select from network_interface i where i.vswitch_id = vswitch and i.address between first and first + 15)
        and not exists (
            select from interface_address s where s.vswitch_id = vswitch
                and s.ip between inet '0.0.0.0' + first and inet '0.0.0.0' + (first + 15));
end $$;

create function claim_prefix(vswitch text, lowest bigint, first bigint) returns boolean language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext(vswitch), (a - lowest)::int) from generate_series(first, first + 15) a;
    return is_free_prefix(vswitch, first);
end $$;

-- Free blocks of sixteen addresses by their first ones, searched from the origin on; those that others are about to take
-- are passed over.
create function pick_prefixes(vswitch text, lowest bigint, highest bigint, n int, origin bigint) returns bigint[]
language plpgsql as $$
declare
    bottom constant bigint := (lowest + 15) / 16 * 16;
    picked bigint[] := '{}';
    candidate bigint;
begin
    for candidate in
        select a from generate_series(bottom, highest - 15, 16) a order by a < origin, a
    loop
        exit when cardinality(picked) = n;
        -- looked at before, so as not to lock what is taken, and after, since a holder may have committed meanwhile; the
        -- lock of the first address keeps others out who want a prefix, or two would get in each other's way
        if is_free_prefix(vswitch, candidate) then
            if pg_try_advisory_xact_lock(hashtext(vswitch), (candidate - lowest)::int) then
                if (select bool_and(pg_try_advisory_xact_lock(hashtext(vswitch), (a - lowest)::int))
                    from generate_series(candidate + 1, candidate + 15) a) then
                    if is_free_prefix(vswitch, candidate) then
                        picked := picked || candidate;
                    end if;
                end if;
            end if;
        end if;
    end loop;
    return picked;
end $$;

-- The prefixes come last.
create or replace function notable_interfaces_of(instance text) returns text[] language sql stable as $$
    select array_agg(n.id || ' ' || n.mac_address || ' ' || n.private_ip || ' ' || array_to_string(n.secondary_ips, ',')
        || ' ' || array_to_string(n.ipv6_ips, ',') || ' ' || array_to_string(n.ipv4_prefixes, ',') order by n.id)
    from network_interface n
    where n.instance_id = instance
        and (n.type = 'Secondary' or n.secondary_ips <> '{}' or n.ipv6_ips <> '{}' or n.ipv4_prefixes <> '{}')
$$;
drop trigger notable_interfaces_update on network_interface;
create trigger notable_interfaces_update after update on network_interface
    for each row when ((old.instance_id, old.type, old.mac_address, old.private_ip, old.secondary_ips, old.ipv6_ips,
            old.ipv4_prefixes)
        is distinct from (new.instance_id, new.type, new.mac_address, new.private_ip, new.secondary_ips, new.ipv6_ips,
            new.ipv4_prefixes)
        and (old.type = 'Secondary' or old.secondary_ips <> '{}' or old.ipv6_ips <> '{}' or old.ipv4_prefixes <> '{}'
            or new.type = 'Secondary' or new.secondary_ips <> '{}' or new.ipv6_ips <> '{}' or new.ipv4_prefixes <> '{}'))
    execute function keep_notable_interfaces();
drop trigger notable_interfaces_delete on network_interface;
create trigger notable_interfaces_delete after delete on network_interface
    for each row when (old.instance_id is not null and (old.type = 'Secondary' or old.secondary_ips <> '{}'
        or old.ipv6_ips <> '{}' or old.ipv4_prefixes <> '{}'))
    execute function keep_notable_interfaces();
update instance set notable_interfaces = notable_interfaces_of(id) where notable_interfaces is not null;
