-- Where an organisation's people sign in instead of here: providers of OpenID Connect or SAML 2.0, the domains whose
-- addresses they answer for, and who is who there.

create table identity_providers (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  kind            text not null,
  name            text not null,
  -- of OpenID Connect the issuer's address, of SAML the provider's entity id
  issuer          text not null,
  client_id       text,
  sealed_secret   bytea,
  sign_in_url     text,
  certificates    text[] not null default '{}',
  role_claim      text,
  role_mapping    jsonb not null default '[]',
  -- of somebody new whom the mapping does not name; without it only who is a member already comes in
  default_role    text,
  is_enforced     boolean not null default false,
  created_at      timestamptz not null,
  enabled_at      timestamptz,
  tested_at       timestamptz,
  test            jsonb,
  constraint identity_providers_kind_known check (kind in ('oidc', 'saml')),
  constraint identity_providers_name_not_blank check (btrim(name) <> ''),
  constraint identity_providers_oidc_has_client check (kind <> 'oidc' or (client_id is not null and sealed_secret is not null)),
  constraint identity_providers_saml_has_certificate
    check (kind <> 'saml' or (sign_in_url is not null and cardinality(certificates) > 0)),
  constraint identity_providers_default_role_known
    check (default_role in ('organisation_administrator', 'dispatcher', 'viewer', 'hub_worker', 'driver')),
  constraint identity_providers_within_organisation unique (organisation_id, id)
);
select isolate('identity_providers');
grant select, insert, update, delete on identity_providers to cartage_app;
grant select, insert, update, delete on identity_providers to cartage_platform;

-- A domain is somebody's once they have put its proof into the domain's DNS.
create table identity_domains (
  organisation_id uuid not null references organisations (id) on delete cascade,
  domain          text not null,
  provider_id     uuid not null,
  proof           text not null,
  created_at      timestamptz not null,
  verified_at     timestamptz,
  primary key (organisation_id, domain),
  constraint identity_domains_lower check (domain = lower(domain)),
  constraint identity_domains_provider_exists
    foreign key (organisation_id, provider_id) references identity_providers (organisation_id, id) on delete cascade
);
create unique index identity_domains_once_verified on identity_domains (domain) where verified_at is not null;
create index identity_domains_by_provider on identity_domains (provider_id);
select isolate('identity_domains');
grant select, insert, update, delete on identity_domains to cartage_app;
grant select, insert, update, delete on identity_domains to cartage_platform;

-- Who is who at a provider: one of an organisation by its id, one of the installation by its configured name.
create table identities (
  provider     text not null,
  subject      text not null,
  user_id      uuid not null references users (id) on delete cascade,
  created_at   timestamptz not null,
  last_used_at timestamptz not null,
  primary key (provider, subject)
);
create index identities_by_user on identities (user_id);

-- A SAML request that waits for its response, which may come to any instance, once.
create table saml_requests (
  id          text primary key,
  provider_id uuid not null references identity_providers (id) on delete cascade,
  issued_at   text not null,
  created_at  timestamptz not null
);

-- What a provider said of somebody, for the moment until the browser that asked comes to fetch it.
create table identity_tickets (
  digest         bytea primary key,
  provider_id    uuid not null references identity_providers (id) on delete cascade,
  browser_digest bytea not null,
  claims         jsonb not null,
  expires_at     timestamptz not null
);
do $$ declare name text; begin
  foreach name in array array['identities', 'saml_requests', 'identity_tickets'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_keeps on %I to cartage_owner using (true) with check (true)', name);
  end loop;
end $$;

-- A sign-in that an organisation's provider vouches for is good in that organisation only.
alter table sessions add column provider_id uuid references identity_providers (id) on delete cascade;

create function find_identity_provider(given_id uuid)
  returns table (provider_id uuid, organisation_id uuid, kind text, name text, issuer text, client_id text,
                 sealed_secret bytea, sign_in_url text, certificates text[], role_claim text, role_mapping jsonb,
                 default_role text, is_enabled boolean)
  language sql stable security definer set search_path = public
  as $$
    select p.id, p.organisation_id, p.kind, p.name, p.issuer, p.client_id, p.sealed_secret, p.sign_in_url, p.certificates,
           p.role_claim, p.role_mapping, p.default_role, p.enabled_at is not null
      from identity_providers p join organisations o on o.id = p.organisation_id and o.suspended_at is null
     where p.id = given_id
  $$;

-- Where the people of a domain sign in.
create function find_identity_domain(given_domain text)
  returns table (provider_id uuid, kind text, name text, is_enforced boolean)
  language sql stable security definer set search_path = public
  as $$
    select p.id, p.kind, p.name, p.is_enforced
      from identity_domains d
      join identity_providers p on p.id = d.provider_id and p.enabled_at is not null
      join organisations o on o.id = p.organisation_id and o.suspended_at is null
     where d.domain = lower(given_domain) and d.verified_at is not null
  $$;

-- Whether a password is refused for an address, because its organisation signs in by its own provider alone. The owner's is
-- taken: somebody must get in on the day the provider does not work.
create function asks_for_provider(given_email text, given_user uuid) returns boolean
  language sql stable security definer set search_path = public
  as $$
    select exists (
      select from find_identity_domain(split_part(lower(given_email), '@', 2)) f
        join identity_providers p on p.id = f.provider_id
        join organisations o on o.id = p.organisation_id
       where f.is_enforced and o.owner_id is distinct from given_user)
  $$;

-- Whether an address is of a domain that a provider answers for.
create function answers_for_address(given_provider uuid, given_email text) returns boolean
  language sql stable security definer set search_path = public
  as $$
    select exists (
      select from identity_domains d
       where d.provider_id = given_provider and d.verified_at is not null and d.domain = split_part(lower(given_email), '@', 2))
  $$;

-- Lets in whom an organisation's provider vouches for. `outcome` says how, or why not: foreign (an address of a domain that
-- is not the provider's), not_member (new, and no role for them), deactivated, platform (who runs the platform comes in by
-- no customer's provider); admitted, joined.
create function admit_identity(given_provider uuid, given_subject text, given_email text, given_name text,
                               given_role text, is_mapped boolean, new_user uuid, new_member uuid, at timestamptz)
  returns table (outcome text, user_id uuid, organisation_id uuid, role_before text, role_after text)
  language plpgsql security definer set search_path = public as $$
#variable_conflict use_column
declare
  offered identity_providers;
  person users;
  belonging members;
begin
  select p.* into offered from identity_providers p
    join organisations o on o.id = p.organisation_id and o.suspended_at is null
   where p.id = given_provider and p.enabled_at is not null;
  if offered.id is null then return query select 'foreign', null::uuid, null::uuid, null::text, null::text; return; end if;
  organisation_id := offered.organisation_id;
  if not answers_for_address(given_provider, given_email) then
    return query select 'foreign', null::uuid, offered.organisation_id, null::text, null::text; return;
  end if;
  -- two first sign-ins of one person at once make one account
  perform pg_advisory_xact_lock(hashtextextended('identity ' || lower(given_email), 0));

  select u.* into person from identities i join users u on u.id = i.user_id
   where i.provider = given_provider::text and i.subject = given_subject;
  if person.id is null then select u.* into person from users u where u.email = lower(given_email); end if;
  if person.platform_role is not null then
    return query select 'platform', person.id, offered.organisation_id, null::text, null::text; return;
  end if;
  if person.deactivated_at is not null then
    return query select 'deactivated', person.id, offered.organisation_id, null::text, null::text; return;
  end if;
  if person.id is not null then
    select m.* into belonging from members m
     where m.organisation_id = offered.organisation_id and m.user_id = person.id for update;
  end if;
  if belonging.deactivated_at is not null then
    return query select 'deactivated', person.id, offered.organisation_id, null::text, null::text; return;
  end if;
  if belonging.id is null and given_role is null then
    return query select 'not_member', person.id, offered.organisation_id, null::text, null::text; return;
  end if;

  if person.id is null then
    insert into users (id, email, name, created_at) values (new_user, lower(given_email), given_name, at);
    person.id := new_user;
  end if;
  insert into identities (provider, subject, user_id, created_at, last_used_at)
  values (given_provider::text, given_subject, person.id, at, at)
  on conflict (provider, subject) do update set last_used_at = excluded.last_used_at;

  if belonging.id is null then
    insert into members (id, organisation_id, user_id, role, created_at)
    values (new_member, offered.organisation_id, person.id, given_role, at);
    return query select 'joined', person.id, offered.organisation_id, null::text, given_role; return;
  end if;
  if is_mapped and belonging.role <> given_role
     and not exists (select from organisations o where o.id = offered.organisation_id and o.owner_id = person.id) then
    update members set role = given_role where id = belonging.id;
    return query select 'admitted', person.id, offered.organisation_id, belonging.role, given_role; return;
  end if;
  return query select 'admitted', person.id, offered.organisation_id, belonging.role, belonging.role;
end $$;

-- Whom a provider of the installation means: who was here by it before, or has the address that it has verified.
create function recognise_identity(given_provider text, given_subject text, verified_email text, at timestamptz)
  returns table (user_id uuid, organisation_id uuid, platform_role text)
  language plpgsql security definer set search_path = public as $$
#variable_conflict use_column
declare
  person uuid;
begin
  select i.user_id into person from identities i where i.provider = given_provider and i.subject = given_subject;
  if person is null then select u.id into person from users u where u.email = lower(verified_email); end if;
  if person is null then return; end if;
  insert into identities (provider, subject, user_id, created_at, last_used_at)
  values (given_provider, given_subject, person, at, at)
  on conflict (provider, subject) do update set last_used_at = excluded.last_used_at;
  return query
    select f.user_id, f.organisation_id, f.platform_role
      from users u cross join lateral find_sign_in(u.email) f where u.id = person;
end $$;

create function note_session_provider(given_session uuid, given_provider uuid, at timestamptz, until timestamptz) returns void
  language sql security definer set search_path = public
  as $$
    -- the provider has asked for what the organisation wants shown
    update sessions set provider_id = given_provider, second_factor_at = at, expires_at = least(expires_at, until)
     where id = given_session and provider_id is null
  $$;

create function save_saml_request(given_id text, given_provider uuid, given_issued_at text, at timestamptz) returns void
  language sql security definer set search_path = public
  as $$
    delete from saml_requests where created_at < at - interval '1 hour';
    insert into saml_requests (id, provider_id, issued_at, created_at) values (given_id, given_provider, given_issued_at, at)
    on conflict (id) do nothing
  $$;
create function find_saml_request(given_id text, given_provider uuid) returns text
  language sql stable security definer set search_path = public
  as $$ select issued_at from saml_requests where id = given_id and provider_id = given_provider $$;
create function take_saml_request(given_id text, given_provider uuid) returns boolean
  language sql security definer set search_path = public
  as $$
    with taken as (delete from saml_requests where id = given_id and provider_id = given_provider returning id)
    select exists (select from taken)
  $$;

create function keep_identity_ticket(given_digest bytea, given_provider uuid, given_browser bytea, given_claims jsonb,
                                     at timestamptz, until timestamptz) returns void
  language sql security definer set search_path = public
  as $$
    delete from identity_tickets where expires_at < at;
    insert into identity_tickets (digest, provider_id, browser_digest, claims, expires_at)
    values (given_digest, given_provider, given_browser, given_claims, until)
  $$;
create function take_identity_ticket(given_digest bytea, given_browser bytea, at timestamptz)
  returns table (provider_id uuid, claims jsonb)
  language sql security definer set search_path = public
  as $$
    delete from identity_tickets
     where digest = given_digest and browser_digest = given_browser and expires_at > at
    returning provider_id, claims
  $$;

-- What a try of a provider by its administrator has shown.
create function note_provider_test(given_provider uuid, given_session uuid, given_test jsonb, at timestamptz) returns boolean
  language sql security definer set search_path = public
  as $$
    with noted as (
      update identity_providers p set test = given_test, tested_at = at
        from find_session(given_session) s
       where p.id = given_provider and s.organisation_id = p.organisation_id and s.role = 'organisation_administrator'
      returning p.id
    )
    select exists (select from noted)
  $$;

do $$ declare name text; begin
  foreach name in array array[
    'find_identity_provider(uuid)', 'find_identity_domain(text)', 'answers_for_address(uuid, text)',
    'asks_for_provider(text, uuid)',
    'admit_identity(uuid, text, text, text, text, boolean, uuid, uuid, timestamptz)',
    'recognise_identity(text, text, text, timestamptz)', 'note_session_provider(uuid, uuid, timestamptz, timestamptz)',
    'save_saml_request(text, uuid, text, timestamptz)', 'find_saml_request(text, uuid)', 'take_saml_request(text, uuid)',
    'keep_identity_ticket(bytea, uuid, bytea, jsonb, timestamptz, timestamptz)',
    'take_identity_ticket(bytea, bytea, timestamptz)', 'note_provider_test(uuid, uuid, jsonb, timestamptz)'] loop
    execute format('revoke execute on function %s from public', name);
    execute format('grant execute on function %s to cartage_app', name);
  end loop;
end $$;
