-- The resource group of an invocation, by which invocations, their results and sent files are filtered.
alter table invocation add column resource_group_id text not null default '';
