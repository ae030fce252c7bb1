-- Key pairs: of each the public key. Instances name them, so a name is given once in a region of an account.
create table key_pair (
    id                text collate "C" primary key,
    account_id        text        not null,
    region_id         text        not null,
    name              text        not null,
    fingerprint       text        not null,
    public_key        text        not null,          -- as in authorized_keys
    resource_group_id text        not null default '',
    tags              jsonb       not null default '{}',
    created_at        timestamptz not null,
    version           int         not null
);
create index key_pair_page on key_pair (account_id, region_id, id);
create unique index key_pair_name on key_pair (account_id, region_id, name);
call make_taggable('key_pair');
