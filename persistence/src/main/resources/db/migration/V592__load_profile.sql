-- How busy instances are told to be, in place of what they would be by themselves.
create table load_profile (
    id          bigint generated always as identity primary key,
    instance_id text             not null,
    tag_key     text             not null,
    tag_value   text             not null,
    level       double precision not null check (level between 0 and 1),
    from_at     timestamptz      not null,
    until_at    timestamptz
);
