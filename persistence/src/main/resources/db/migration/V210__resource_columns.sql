-- What every resource has: tags and a resource group.
alter table network_interface add column resource_group_id text not null default '';
alter table deployment_set add column resource_group_id text not null default '';
alter table deployment_set add column tags jsonb not null default '{}';
