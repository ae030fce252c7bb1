-- A page is a range of one of these keys, read backwards. All columns ascend, so that row comparisons can bound the scan
-- by the whole key: the planner then never walks the primary key through other accounts' instances, however it guesses.
drop index instance_page;
create index instance_page on instance (account_id, region_id, id);
drop index instance_vpc;
create index instance_vpc on instance (vpc_id, id);
drop index instance_vswitch;
create index instance_vswitch on instance (vswitch_id, id);

-- answers for a key without a value as well
drop index instance_tags;
create index instance_tags on instance using gin (tags);

create index instance_key_pair on instance (key_pair_name) where key_pair_name is not null;
create index instance_deployment_set on instance (deployment_set_id) where deployment_set_id is not null;
create index instance_public_ip on instance (public_ip) where public_ip is not null;

-- Name patterns. Servers without the extension still work: patterns then read all names of the account.
do $$
begin
    create extension if not exists pg_trgm;
    create index instance_name on instance using gin (name gin_trgm_ops);
exception when others then
    raise notice 'pg_trgm is not available: %', sqlerrm;
end $$;
