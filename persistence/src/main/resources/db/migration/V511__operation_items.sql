-- What belongs to a task that a user sees, e.g. the bucket and the object of an export, by name.
alter table operation add column items jsonb not null default '{}';

-- Ascending like every index of a list (docs/adr/0006).
drop index operation_page;
create index operation_page on operation (account_id, region_id, id);
