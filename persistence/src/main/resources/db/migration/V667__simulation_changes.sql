-- What was changed at run time of how simulated work behaves, laid over what replicas are configured to do.
create table simulation_task (
    type         text primary key,
    delay_ms     bigint,             -- null of each: as configured
    jitter_ms    bigint,
    failure_rate double precision,
    max_attempts int
);

create table simulation_scale (
    one   boolean primary key default true check (one),
    scale double precision not null
);
