-- More blocks of a VPC beside its own.
alter table vpc add column secondary_cidr_blocks text[] not null default '{}';
