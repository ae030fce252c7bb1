-- Addresses that another call took while the search went on are searched for again all together. They were replaced one
-- by one, each by a search from the lowest address: 100 of them in a VSwitch of 50,000 took longer than a call may wait.
create or replace function pick_addresses(vswitch text, lowest bigint, highest bigint, n int, origin bigint) returns bigint[]
language plpgsql as $$
declare
    picked bigint[] := '{}';
    found bigint[];
begin
    while cardinality(picked) < n loop
        select array_agg(a) into found from (
            select a from (
                select generate_series(origin, highest) as a union all select generate_series(lowest, origin - 1)
            ) candidates
            -- scalar subselects are one probe of a unique index each, whatever the planner thinks of the tables
            where case
                when (select true from network_interface i where i.vswitch_id = vswitch and i.address = a) is null
                    and (select true from interface_address s where s.vswitch_id = vswitch and s.ip = inet '0.0.0.0' + a) is null
                    and a <> all (picked)
                then pg_try_advisory_xact_lock(hashtext(vswitch), (a - lowest)::int)
                else false
            end
            limit n - cardinality(picked)) free;
        if found is null then
            -- what is left is held by others, who may give it back
            select array[a] into found from generate_series(lowest, highest) a
                where a <> all (picked) and is_free_address(vswitch, a)
                limit 1;
            exit when found is null;
            perform pg_advisory_xact_lock(hashtext(vswitch), (found[1] - lowest)::int);
        end if;
        -- a holder may have committed after the search had looked: what is locked is looked at once more
        picked := picked || array(select a from unnest(found) a where is_free_address(vswitch, a));
    end loop;
    return picked;
end $$;
