-- RAM of each account: users, roles, policies of its own, and what is attached to whom. Names are unique in an account.
create table ram_user (
    account_id    text        not null references account,
    name          text collate "C" not null,
    id            text        not null unique,
    display_name  text        not null,
    mobile_phone  text        not null,
    email         text        not null,
    comments      text        not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    primary key (account_id, name)
);

create table ram_role (
    account_id    text        not null references account,
    name          text collate "C" not null,
    id            text        not null unique,
    description   text        not null,
    trust_policy  text        not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    primary key (account_id, name)
);

create table ram_policy (
    account_id    text        not null references account,
    name          text collate "C" not null,
    description   text        not null,
    document      text        not null,
    created_at    timestamptz not null,
    primary key (account_id, name)
);

-- principal: user/<name> or role/<name>. A policy of the type System is the same in all accounts and has no row.
create table ram_attachment (
    account_id    text        not null references account,
    principal     text collate "C" not null,
    policy_type   text        not null,
    policy_name   text collate "C" not null,
    attached_at   timestamptz not null,
    primary key (account_id, principal, policy_type, policy_name)
);
create index ram_attachment_policy on ram_attachment (account_id, policy_type, policy_name);

create index access_key_principal on access_key (account_id, principal_name);
-- What an assumed role may do at most, when it was assumed with a policy.
alter table access_key add column session_policy text;
