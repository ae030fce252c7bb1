-- Rules of security groups. A rule is written and removed under the lock of its group's row; a group that a rule names is
-- held meanwhile, so none is left behind by a deletion.
alter table security_group add column inner_access_policy text not null default 'Accept';

create table security_group_rule (
    id                  text collate "C" primary key,
    security_group_id   text collate "C" not null references security_group on delete cascade,
    account_id          text not null,
    region_id           text not null,
    direction           text not null,               -- ingress | egress
    ip_protocol         text not null,               -- TCP | UDP | ICMP | ICMPv6 | GRE | ALL
    port_range          text not null,               -- 22/22; -1/-1 without ports
    source_port_range   text not null default '',
    policy              text not null,               -- Accept | Drop
    priority            int  not null check (priority between 1 and 100),
    source_cidr_ip      text not null default '',
    dest_cidr_ip        text not null default '',
    ipv6_source_cidr_ip text not null default '',
    ipv6_dest_cidr_ip   text not null default '',
    peer_group_id       text collate "C",            -- the other group: the source of ingress, the destination of egress
    prefix_list_id      text collate "C",            -- likewise
    description         text not null default '',
    weight              int  not null default 1,     -- how much of the group's limit it uses
    created_at          timestamptz not null
);
create index security_group_rule_group on security_group_rule (security_group_id, id);
create index security_group_rule_peer on security_group_rule (peer_group_id, security_group_id)
    where peer_group_id is not null;
create index security_group_rule_prefix_list on security_group_rule (prefix_list_id, security_group_id)
    where prefix_list_id is not null;

-- Groups of the type enterprise hold 65,536 members, the limit that is passed is that of the others.
create or replace function join_groups(ids text[], n int, most int) returns boolean language plpgsql as $$
declare
    joined int;
begin
    insert into security_group_members as m
        select g.id, n from security_group g
        where g.id = any(ids) and n <= case g.type when 'enterprise' then 65536 else most end order by g.id
        on conflict (group_id) do update set instances = m.instances + n
        where m.instances + n
            <= (select case g.type when 'enterprise' then 65536 else most end from security_group g where g.id = m.group_id);
    get diagnostics joined = row_count;
    return joined = cardinality(ids);
end $$;
