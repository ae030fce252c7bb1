-- What few instances have in other tables and every DescribeInstances shows, kept in their own rows: three subqueries for
-- each row cost a third of the database's share of such a call. Null where there is nothing.
alter table instance add column elastic_ip text[], add column notable_interfaces text[];

-- Id, address, charge type and bandwidth of the elastic address that is bound to an instance.
create function elastic_ip_of(instance text) returns text[] language sql stable as $$
    select array[e.id, e.ip, e.internet_charge_type, e.bandwidth::text] from eip e
    where e.instance_id = instance and e.status in ('IN_USE', 'UNASSOCIATING')
$$;

create function keep_elastic_ip() returns trigger language plpgsql as $$
begin
    update instance set elastic_ip = elastic_ip_of(id)
    where id in (old.instance_id, new.instance_id) and elastic_ip is distinct from elastic_ip_of(id);
    return null;
end $$;
create trigger elastic_ip_insert after insert on eip
    for each row when (new.instance_id is not null) execute function keep_elastic_ip();
create trigger elastic_ip_update after update on eip
    for each row when ((old.instance_id, old.status, old.ip, old.internet_charge_type, old.bandwidth)
        is distinct from (new.instance_id, new.status, new.ip, new.internet_charge_type, new.bandwidth))
    execute function keep_elastic_ip();
create trigger elastic_ip_delete after delete on eip
    for each row when (old.instance_id is not null) execute function keep_elastic_ip();

-- The secondary interfaces of an instance, and its primary one if that has more than one address: id, MAC address, address,
-- secondary ones and those of IPv6, with a space between.
create function notable_interfaces_of(instance text) returns text[] language sql stable as $$
    select array_agg(n.id || ' ' || n.mac_address || ' ' || n.private_ip || ' '
        || array_to_string(n.secondary_ips, ',') || ' ' || array_to_string(n.ipv6_ips, ',') order by n.id)
    from network_interface n
    where n.instance_id = instance and (n.type = 'Secondary' or n.secondary_ips <> '{}' or n.ipv6_ips <> '{}')
$$;

create function keep_notable_interfaces() returns trigger language plpgsql as $$
begin
    update instance set notable_interfaces = notable_interfaces_of(id)
    where id in (old.instance_id, new.instance_id) and notable_interfaces is distinct from notable_interfaces_of(id);
    return null;
end $$;
-- At the end of the transaction: interfaces are written before the new instance that they are of.
create constraint trigger notable_interfaces_insert after insert on network_interface deferrable initially deferred
    for each row when (new.instance_id is not null
        and (new.type = 'Secondary' or new.secondary_ips <> '{}' or new.ipv6_ips <> '{}'))
    execute function keep_notable_interfaces();
create trigger notable_interfaces_update after update on network_interface
    for each row when ((old.instance_id, old.type, old.mac_address, old.private_ip, old.secondary_ips, old.ipv6_ips)
        is distinct from (new.instance_id, new.type, new.mac_address, new.private_ip, new.secondary_ips, new.ipv6_ips)
        and (old.type = 'Secondary' or old.secondary_ips <> '{}' or old.ipv6_ips <> '{}'
            or new.type = 'Secondary' or new.secondary_ips <> '{}' or new.ipv6_ips <> '{}'))
    execute function keep_notable_interfaces();
create trigger notable_interfaces_delete after delete on network_interface
    for each row when (old.instance_id is not null
        and (old.type = 'Secondary' or old.secondary_ips <> '{}' or old.ipv6_ips <> '{}'))
    execute function keep_notable_interfaces();

update instance set elastic_ip = elastic_ip_of(id)
where id in (select instance_id from eip where instance_id is not null);
update instance set notable_interfaces = notable_interfaces_of(id)
where id in (select instance_id from network_interface
    where type = 'Secondary' or secondary_ips <> '{}' or ipv6_ips <> '{}');
