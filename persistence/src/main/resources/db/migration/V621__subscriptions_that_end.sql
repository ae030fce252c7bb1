-- Elastic addresses and dedicated hosts whose subscription has ended are locked until they are released.
alter table eip
    add column locks text[] not null default '{}';
alter table dedicated_host
    add column locks text[] not null default '{}',
    add column renewal_failed_at timestamptz;      -- when its automatic renewal could not be paid

create index eip_expiry on eip (expired_at) where expired_at is not null;
create index dedicated_host_expiry on dedicated_host (expired_at) where expired_at is not null;
