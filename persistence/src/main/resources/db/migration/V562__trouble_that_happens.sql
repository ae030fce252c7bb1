-- What happens by itself: when a rule is due next (its beginning, then its end), when it began, and to whom.
alter table trouble add column due_at timestamptz;
alter table trouble add column begun_at timestamptz;
alter table trouble add column victims text[] not null default '{}';
create index trouble_due on trouble (due_at) where due_at is not null;

-- A scenario that was posted; its rules are those of its steps, with the windows that follow from posted_at.
create table scenario (
    id         bigint generated always as identity primary key,
    name       text        not null,
    posted_at  timestamptz not null,
    steps      jsonb       not null
);
alter table trouble add column scenario_id bigint;
alter table trouble add column step int;
create index trouble_scenario on trouble (scenario_id, step, id) where scenario_id is not null;
