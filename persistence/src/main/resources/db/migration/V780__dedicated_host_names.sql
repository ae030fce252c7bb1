-- The name of its dedicated host, which every DescribeInstances shows and few instances have: as in V700, the subquery cost
-- a tenth of the database's share of such a call.
alter table instance add column dedicated_host_name text;

create function know_dedicated_host_name() returns trigger language plpgsql as $$
begin
    new.dedicated_host_name := (select name from dedicated_host where id = new.dedicated_host_id);
    return new;
end $$;
create trigger dedicated_host_name_insert before insert on instance
    for each row when (new.dedicated_host_id is not null) execute function know_dedicated_host_name();
create trigger dedicated_host_name_update before update on instance
    for each row when (old.dedicated_host_id is distinct from new.dedicated_host_id)
    execute function know_dedicated_host_name();

create function keep_dedicated_host_names() returns trigger language plpgsql as $$
begin
    update instance set dedicated_host_name = new.name where dedicated_host_id = new.id;
    return null;
end $$;
create trigger dedicated_host_renamed after update on dedicated_host
    for each row when (old.name is distinct from new.name) execute function keep_dedicated_host_names();

update instance set dedicated_host_name = d.name from dedicated_host d where d.id = dedicated_host_id;
