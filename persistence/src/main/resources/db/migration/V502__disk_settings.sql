alter table disk add column bursting_enabled boolean not null default false;
alter table disk add column provisioned_iops bigint;
alter table disk add column auto_snapshot_policy_id text;
create index disk_policy on disk (auto_snapshot_policy_id, id) where auto_snapshot_policy_id is not null;
