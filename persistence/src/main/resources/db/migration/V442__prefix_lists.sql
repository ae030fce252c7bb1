-- Lists of blocks that rules of security groups name.
create table prefix_list (
    id                text collate "C" primary key,
    account_id        text        not null,
    region_id         text        not null,
    name              text        not null,
    description       text        not null default '',
    address_family    text        not null,          -- IPv4 | IPv6
    max_entries       int         not null,
    entries           jsonb       not null,          -- description by block
    resource_group_id text        not null default '',
    tags              jsonb       not null default '{}',
    created_at        timestamptz not null,
    version           int         not null
);
create index prefix_list_page on prefix_list (account_id, region_id, id);
call make_taggable('prefix_list');
