-- Organisations, the people in them, and the setting that every row-level policy reads.
-- Roles are created by provision.ts (they belong to the cluster, not to a database).

create extension if not exists btree_gist;
create extension if not exists pg_trgm;

grant usage on schema public to cartage_app, cartage_ingest, cartage_platform;

-- The organisation of the connection; null (and so no row) until it is set.
create function current_organisation() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.organisation', true), '')::uuid $$;

-- Gives a table its policies: the owner migrates, the app sees its organisation, the platform sees all.
create function isolate(target regclass, organisation_column text default 'organisation_id') returns void
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy owner_migrates on %s to cartage_owner using (true) with check (true)', target);
  execute format('create policy platform_sees_all on %s to cartage_platform using (true) with check (true)', target);
  execute format(
    'create policy app_sees_its_organisation on %s to cartage_app using (%I = (select current_organisation())) with check (%I = (select current_organisation()))',
    target, organisation_column, organisation_column);
end $$;

-- What the worker may touch, across organisations; granted table by table.
create function open_to_ingest(target regclass) returns void
  language plpgsql as $$
begin
  execute format('create policy ingest_works_across on %s to cartage_ingest using (true) with check (true)', target);
end $$;

revoke execute on function isolate(regclass, text), open_to_ingest(regclass) from public;

create table organisations (
  id          uuid primary key,
  key         integer generated always as identity,
  name        text not null,
  created_at  timestamptz not null default now(),
  suspended_at timestamptz,
  constraint organisations_key_unique unique (key),
  constraint organisations_name_not_blank check (btrim(name) <> '')
);
select isolate('organisations', 'id');
select open_to_ingest('organisations');
grant select, update (name) on organisations to cartage_app;
grant select on organisations to cartage_ingest;
grant select, insert, update, delete on organisations to cartage_platform;

-- A person; belongs to no organisation by itself, so it is reached through members.
create table users (
  id            uuid primary key,
  email         text not null,
  name          text not null,
  password_hash text,
  platform_role text,
  locale        text not null default 'en',
  created_at    timestamptz not null default now(),
  deactivated_at timestamptz,
  constraint users_email_lower check (email = lower(email)),
  constraint users_email_unique unique (email),
  constraint users_platform_role_known check (platform_role in ('platform_administrator', 'maintainer'))
);

create table members (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  user_id         uuid not null references users (id) on delete cascade,
  role            text not null,
  created_at      timestamptz not null default now(),
  deactivated_at  timestamptz,
  constraint members_once_per_organisation unique (organisation_id, user_id),
  constraint members_role_known check (role in ('organisation_administrator', 'dispatcher', 'viewer', 'hub_worker', 'driver'))
);
create index members_by_user on members (user_id);
select isolate('members');
grant select, insert, update on members to cartage_app;
grant select, insert, update, delete on members to cartage_platform;

alter table users enable row level security;
alter table users force row level security;
create policy owner_migrates on users to cartage_owner using (true) with check (true);
create policy platform_sees_all on users to cartage_platform using (true) with check (true);
create policy app_sees_its_members on users for select to cartage_app
  using (exists (select from members m where m.user_id = users.id and m.organisation_id = (select current_organisation())));
grant select (id, email, name, locale, created_at, deactivated_at) on users to cartage_app;
grant select, insert, update, delete on users to cartage_platform;

-- A sign-in that can be ended; what a cookie or a token names is checked against this row.
create table sessions (
  id              uuid primary key,
  user_id         uuid not null references users (id) on delete cascade,
  organisation_id uuid references organisations (id) on delete cascade,
  kind            text not null,
  user_agent      text,
  address         text,
  created_at      timestamptz not null default now(),
  expires_at      timestamptz not null,
  revoked_at      timestamptz,
  constraint sessions_kind_known check (kind in ('web', 'phone'))
);
create index sessions_by_user on sessions (user_id, created_at desc);
select isolate('sessions');
grant select, insert, update (revoked_at, organisation_id) on sessions to cartage_app;
grant select, insert, update, delete on sessions to cartage_platform;

-- Refresh tokens rotate: each is used once; the second use of one ends its session.
create table refresh_tokens (
  digest          bytea primary key,
  session_id      uuid not null references sessions (id) on delete cascade,
  organisation_id uuid not null references organisations (id) on delete cascade,
  issued_at       timestamptz not null default now(),
  expires_at      timestamptz not null,
  used_at         timestamptz
);
create index refresh_tokens_by_session on refresh_tokens (session_id);
select isolate('refresh_tokens');
grant select, insert, update (used_at) on refresh_tokens to cartage_app;
grant select, insert, update, delete on refresh_tokens to cartage_platform;

-- The one-time link with which an empty installation gets its first administrator.
create table setup_links (
  digest     bytea primary key,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at    timestamptz
);
alter table setup_links enable row level security;
alter table setup_links force row level security;
create policy owner_migrates on setup_links to cartage_owner using (true) with check (true);
create policy platform_sees_all on setup_links to cartage_platform using (true) with check (true);
grant select, insert, update, delete on setup_links to cartage_platform;

-- What an earlier arrival of the same command answered.
create table command_receipts (
  organisation_id uuid not null references organisations (id) on delete cascade,
  actor_id        text not null,
  key             text not null,
  command         text not null,
  answer          jsonb not null,
  created_at      timestamptz not null default now(),
  constraint command_receipts_once primary key (organisation_id, actor_id, key)
);
create index command_receipts_by_age on command_receipts (created_at);
select isolate('command_receipts');
grant select, insert on command_receipts to cartage_app;
grant select, insert, delete on command_receipts to cartage_platform;

-- Look-ups that come before an organisation is known; each returns one row.
create function find_sign_in(given_email text)
  returns table (user_id uuid, password_hash text, platform_role text, organisation_id uuid)
  language sql stable security definer set search_path = public
  as $$
    select u.id, u.password_hash, u.platform_role, m.organisation_id
      from users u
      left join members m on m.user_id = u.id and m.deactivated_at is null
     where u.email = lower(given_email) and u.deactivated_at is null
     order by m.created_at, m.id
     limit 1
  $$;

create function find_session(given_id uuid)
  returns table (session_id uuid, kind text, user_id uuid, email text, user_name text, locale text,
                 platform_role text, organisation_id uuid, organisation_name text, role text)
  language sql stable security definer set search_path = public
  as $$
    select s.id, s.kind, u.id, u.email, u.name, u.locale, u.platform_role, o.id, o.name, m.role
      from sessions s
      join users u on u.id = s.user_id
      left join organisations o on o.id = s.organisation_id and o.suspended_at is null
      left join members m on m.organisation_id = o.id and m.user_id = u.id and m.deactivated_at is null
     where s.id = given_id and s.revoked_at is null and s.expires_at > now() and u.deactivated_at is null
       and (m.id is not null or u.platform_role is not null)
  $$;

create function find_refresh_token(given_digest bytea)
  returns table (session_id uuid, user_id uuid, organisation_id uuid, expires_at timestamptz, used_at timestamptz)
  language sql stable security definer set search_path = public
  as $$
    select t.session_id, s.user_id, t.organisation_id, t.expires_at, t.used_at
      from refresh_tokens t join sessions s on s.id = t.session_id
     where t.digest = given_digest
  $$;

revoke execute on function find_sign_in(text), find_session(uuid), find_refresh_token(bytea) from public;
grant execute on function find_sign_in(text), find_session(uuid), find_refresh_token(bytea) to cartage_app, cartage_platform;
