-- Which cloud the database holds: counted up when all of it is replaced by what a file says, or by what a cloud begins with
-- ("fresh"). It is of the server, not of the cloud, and in no file.
create table cloud_epoch (
    id      boolean primary key default true check (id),
    number  bigint  not null default 0,
    fresh   boolean not null default true
);
insert into cloud_epoch default values;

-- Columns that hold what is encrypted with the cloud's key for the row's id: a cloud with another key encrypts them anew.
comment on column access_key.secret_cipher is 'sealed';
comment on column instance.user_data is 'sealed';
comment on column instance.vnc_password is 'sealed';
