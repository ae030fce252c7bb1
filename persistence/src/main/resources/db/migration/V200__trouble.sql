-- What is to go wrong, on order (docs/faults.md). Scope, limit and effect as they were ordered.
create table trouble (
    id          bigint generated always as identity primary key,
    scope       jsonb       not null,
    limits      jsonb       not null,
    effect      jsonb       not null,
    asked       bigint      not null default 0,   -- how often it matched; a seeded chance depends on it
    hits        bigint      not null default 0,   -- how often it took effect
    remaining   int,                              -- null: no end
    created_at  timestamptz not null,
    check (remaining >= 0)
);
create index trouble_live on trouble (id) where remaining is null or remaining > 0;

-- The rule that has put the task off already: once is enough.
alter table task add column slowed_by bigint;
