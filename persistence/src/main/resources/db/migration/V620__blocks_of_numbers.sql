-- Ids are numbered over all replicas: each takes whole blocks of numbers and no two ever have the same.
create sequence number_block cache 1;

-- Where the search for free addresses begins is for the caller to say: what chance decides follows from the seed.
create function pick_addresses(vswitch text, lowest bigint, highest bigint, n int, origin bigint) returns bigint[]
language plpgsql as $$
declare
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

create or replace function pick_addresses(vswitch text, lowest bigint, highest bigint, n int) returns bigint[]
language sql as $$
    select pick_addresses(vswitch, lowest, highest, n, lowest + floor(random() * (highest - lowest + 1))::bigint)
$$;
