-- Makes one passphrase another key in every cloud.
create table secret_salt (
    id    boolean primary key default true check (id),
    salt  bytea not null
);
