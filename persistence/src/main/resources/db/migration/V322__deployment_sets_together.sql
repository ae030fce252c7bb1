-- Sets of low latency stand together in one cluster and may share hosts; all others are spread strictly.
alter table allocation add column together boolean not null default false;
drop index allocation_spread;
create unique index allocation_spread on allocation (deployment_set_id, host_id)
    where deployment_set_id is not null and not together;
create index allocation_together on allocation (deployment_set_id) where together;
