-- Commands of the cloud assistant, and what became of them on instances.
create table command (
    id                text collate "C" primary key,
    account_id        text        not null,
    region_id         text        not null,
    resource_group_id text        not null default '',
    tags              jsonb       not null default '{}',
    created_at        timestamptz not null,
    version           int         not null,
    name              text        not null,
    description       text        not null,
    type              text        not null,
    content           text        not null,          -- Base64
    working_dir       text        not null,
    timeout           int         not null,
    enable_parameter  boolean     not null,
    invoke_times      int         not null
);
create index command_page on command (account_id, region_id, id desc);
call make_taggable('command');

-- What was asked for, as the command was at that time: it may be changed and deleted afterwards.
create table invocation (
    id               text collate "C" primary key,
    account_id       text        not null,
    region_id        text        not null,
    command_id       text        not null,
    command_name     text        not null,
    description      text        not null,
    type             text        not null,
    content          text        not null,
    working_dir      text        not null,
    timeout          int         not null,
    username         text        not null,
    parameters       jsonb       not null,
    tags             jsonb       not null,
    repeat_mode      text        not null,
    frequency        text        not null,           -- empty unless it is repeated
    created_at       timestamptz not null,
    next_run_at      timestamptz,
    file             jsonb                            -- of a file that is sent: where to, and how
);
create index invocation_page on invocation (account_id, region_id, id desc);
create index invocation_due on invocation (next_run_at) where next_run_at is not null;

-- The instances of an invocation. repeats is the number of the last run.
create table invocation_target (
    invocation_id text collate "C" not null references invocation on delete cascade,
    instance_id   text collate "C" not null,
    repeats       int         not null,
    stopped_at    timestamptz,
    primary key (invocation_id, instance_id)
);
create index invocation_target_instance on invocation_target (instance_id);

-- One run on one instance. How it ends is known when it begins, so nothing has to be written when it does.
create table invocation_run (
    invocation_id text collate "C" not null references invocation on delete cascade,
    instance_id   text collate "C" not null,
    number        int         not null,
    started_at    timestamptz not null,
    ends_at       timestamptz not null,
    stopped_at    timestamptz,
    exit_code     int         not null,
    output        text        not null,              -- Base64
    failure       text        not null,              -- empty, or the documented ErrorCode
    primary key (invocation_id, instance_id, number)
);

-- What users say the guests answer; the first rule that fits counts.
create table guest_rule (
    id          bigint generated always as identity primary key,
    pattern     text not null,
    instance_id text not null,
    tag_key     text not null,
    tag_value   text not null,
    output      text not null,
    exit_code   int  not null,
    delay_ms    bigint not null
);
