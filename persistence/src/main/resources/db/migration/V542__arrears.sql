-- Since when an instance or disk is out of service because its account is overdue; its locks hold financial then.
alter table instance add column overdue_since timestamptz;
alter table disk add column overdue_since timestamptz;
create index instance_overdue on instance (overdue_since) where overdue_since is not null;
create index disk_overdue on disk (account_id) where overdue_since is not null;
