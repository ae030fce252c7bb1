-- jsonb sorts the keys of an object; the answer of an earlier call is given again as it was.
alter table client_token alter column response type json using response::text::json;
