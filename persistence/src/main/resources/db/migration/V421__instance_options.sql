-- How a subscription goes on: AutoRenewal, Normal or NotRenewal instead of yes or no, and the unit of its renewals.
alter table instance add column renewal_status text not null default 'Normal', add column auto_renew_unit text;
update instance set renewal_status = 'AutoRenewal', auto_renew_unit = period_unit where auto_renew;
alter table instance drop column auto_renew;

-- When an instance may be maintained (beginnings and ends of windows, UTC+8) and what becomes of it then.
alter table instance
    add column action_on_maintenance text not null default 'AutoRecover',
    add column notify_on_maintenance boolean not null default false,
    add column maintenance_windows jsonb not null default '{}';

-- The pool of reserved capacity that it uses.
alter table instance
    add column private_pool_match_criteria text not null default 'Open',
    add column private_pool_id text not null default '';

-- How its metadata can be read from inside.
alter table instance
    add column http_endpoint text not null default 'enabled',
    add column http_tokens text not null default 'optional',
    add column http_put_response_hop_limit int not null default 1;
