-- The end of a subscription that its owner has been told of. Which ones are to be told anew is looked for all the time.
alter table instance add column announced_expiry timestamptz;
create index instance_announced on instance (announced_expiry) where announced_expiry is distinct from expired_at
    and announced_expiry is not null;
create index instance_unannounced on instance (expired_at) where announced_expiry is null and expired_at is not null
    and charge_type = 'PrePaid' and renewal_status <> 'AutoRenewal';
