-- The system route table of a VPC can have a name and a description.
alter table vpc
    add column route_table_name        text not null default '',
    add column route_table_description text not null default '';
