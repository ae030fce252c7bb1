-- Auto provisioning groups that have been deleted: who asks for their statuses is told of them.
create table deleted_provisioning_group (
    id                text collate "C" primary key,
    account_id        text        not null,
    region_id         text        not null,
    resource_group_id text        not null,
    tags              jsonb       not null,
    created_at        timestamptz not null,
    name              text        not null,
    type              text        not null,
    settings          jsonb       not null,
    deleted_at        timestamptz not null
);
create index deleted_provisioning_group_page on deleted_provisioning_group (account_id, region_id, id);

create view listed_provisioning_group as
    select id, account_id, region_id, resource_group_id, tags, created_at, name, type, settings, false as deleted
    from provisioning_group
    union all
    select id, account_id, region_id, resource_group_id, tags, created_at, name, type, settings, true
    from deleted_provisioning_group;
