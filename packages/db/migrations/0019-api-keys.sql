-- Keys with which programs of an organisation call the API. A key has one secret, and for a while two when it is rotated.

create table api_keys (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  name            text not null,
  scopes          text[] not null,
  created_by      uuid references users (id),
  created_at      timestamptz not null,
  expires_at      timestamptz,
  last_used_at    timestamptz,
  revoked_at      timestamptz,
  constraint api_keys_name_not_blank check (btrim(name) <> ''),
  constraint api_keys_some_scope check (cardinality(scopes) > 0),
  constraint api_keys_within_organisation unique (organisation_id, id)
);
select isolate('api_keys');
grant select, insert, update on api_keys to cartage_app;
grant select, insert, update, delete on api_keys to cartage_platform;

create table api_key_secrets (
  digest          bytea primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  key_id          uuid not null,
  ending          text not null,
  created_at      timestamptz not null,
  expires_at      timestamptz,
  constraint api_key_secrets_key_exists foreign key (organisation_id, key_id) references api_keys (organisation_id, id) on delete cascade
);
create index api_key_secrets_by_key on api_key_secrets (key_id);
select isolate('api_key_secrets');
grant select, insert, update on api_key_secrets to cartage_app;
grant select, insert, update, delete on api_key_secrets to cartage_platform;

-- The key of a secret that is good; notes that it was used, to the minute.
create function use_api_key(given_digest bytea, at timestamptz)
  returns table (key_id uuid, organisation_id uuid, scopes text[])
  language plpgsql security definer set search_path = public as $$
#variable_conflict use_column
begin
  return query
    select k.id, k.organisation_id, k.scopes
      from api_key_secrets s
      join api_keys k on k.id = s.key_id
      join organisations o on o.id = k.organisation_id
     where s.digest = given_digest and (s.expires_at is null or s.expires_at > at)
       and k.revoked_at is null and (k.expires_at is null or k.expires_at > at) and o.suspended_at is null;
  update api_keys k set last_used_at = at
    from api_key_secrets s
   where s.digest = given_digest and k.id = s.key_id and (k.last_used_at is null or k.last_used_at < at - interval '1 minute');
end $$;
revoke execute on function use_api_key(bytea, timestamptz) from public;
grant execute on function use_api_key(bytea, timestamptz) to cartage_app;
