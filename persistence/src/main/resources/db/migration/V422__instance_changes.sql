-- When type, bandwidth and network of an instance were last changed; how often a subscription was made cheaper; when the
-- subscription began.
alter table instance
    add column type_changed_at timestamptz,
    add column bandwidth_changed_at timestamptz,
    add column network_changed_at timestamptz,
    add column downgrades int not null default 0,
    add column bandwidth_decreases int not null default 0,
    add column subscribed_at timestamptz;
update instance set subscribed_at = created_at where charge_type = 'PrePaid';

-- What has been ordered for instances: what it costs follows from these rows and the prices.
create table instance_order (
    id            text        not null,
    instance_id   text        not null,
    account_id    text        not null,
    region_id     text        not null,
    kind          text        not null,          -- Renew | ChangeType | ChangeBandwidth | Subscribe | PayAsYouGo
    auto_pay      boolean     not null,
    was           text        not null,          -- type, bandwidth, charge type or expiry before
    becomes       text        not null,          -- and after
    created_at    timestamptz not null,          -- cloud time
    primary key (id, instance_id)
);
create index instance_order_of on instance_order (account_id, instance_id);
