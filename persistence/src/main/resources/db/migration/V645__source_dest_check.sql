-- Whether an interface drops what is not from or for it, as the cloud controller manager of Kubernetes asks and sets it.
alter table network_interface add column source_dest_check boolean not null default false;
