-- Subscriptions that renew themselves end as well, if that cannot be paid.
drop index instance_unannounced;
create index instance_unannounced on instance (expired_at) where announced_expiry is null and expired_at is not null
    and charge_type = 'PrePaid' and (renewal_status <> 'AutoRenewal' or renewal_failed_at is not null);
