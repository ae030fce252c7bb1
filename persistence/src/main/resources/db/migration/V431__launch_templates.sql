-- Launch templates, and what each of their versions says about instances.
create table launch_template (
    id                text collate "C" primary key,
    account_id        text        not null,
    region_id         text        not null,
    resource_group_id text        not null default '',
    tags              jsonb       not null default '{}',
    created_at        timestamptz not null,
    version           int         not null,
    name              text        not null,
    created_by        text        not null,
    modified_at       timestamptz not null,
    default_number    bigint      not null,
    last_number       bigint      not null          -- the highest number ever given: none is given twice
);
create index launch_template_page on launch_template (account_id, region_id, id);
create unique index launch_template_name on launch_template (account_id, region_id, name);
call make_taggable('launch_template');

create table launch_template_version (
    template_id text collate "C" not null,
    number      bigint      not null,
    description text        not null,
    created_by  text        not null,
    created_at  timestamptz not null,
    settings    jsonb       not null,
    primary key (template_id, number)
);
