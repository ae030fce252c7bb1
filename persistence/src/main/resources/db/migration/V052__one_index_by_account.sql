-- Only instance_page may begin with the account: from any other such index the planner gets the order of a page by an
-- incremental sort of everything the account has (measured 10 s instead of 0.1 ms at 1,000,000 instances).
drop index instance_image;
create index instance_image on instance (image_id, account_id);
drop index instance_private_ip;
create index instance_private_ip on instance (private_ip, account_id);
