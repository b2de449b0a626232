-- What an organisation may use, what it uses, and the subscription that may decide so.

-- null is no limit. The rate is the least seconds between two positions of a device, on average over an hour: what comes
-- faster is kept, and counted (ADR 0018).
create table plans (
  id                        uuid primary key,
  name                      text not null,
  max_vehicles              integer,
  seconds_between_positions integer,
  max_retention_days        integer,
  is_default                boolean not null default false,
  created_at                timestamptz not null,
  constraint plans_name_not_blank check (btrim(name) <> ''),
  constraint plans_name_unique unique (name),
  constraint plans_vehicles_not_negative check (max_vehicles >= 0),
  constraint plans_rate_positive check (seconds_between_positions >= 1),
  constraint plans_retention_positive check (max_retention_days >= 1)
);
create unique index plans_one_default on plans (is_default) where is_default;
insert into plans (id, name, is_default, created_at) values (uuidv7(), 'Standard', true, now());

alter table organisations add column plan_id uuid references plans (id);
-- chosen by people of the platform; it comes before what a subscription says
alter table organisations add column given_plan_id uuid references plans (id);
update organisations set plan_id = (select id from plans where is_default);
alter table organisations alter column plan_id set not null;
create index organisations_by_plan on organisations (plan_id);

create function begin_on_default_plan() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  new.plan_id := coalesce(new.plan_id, new.given_plan_id, (select id from plans where is_default));
  return new;
end $$;
create trigger organisations_begin_on_default_plan before insert on organisations
  for each row execute function begin_on_default_plan();

alter table plans enable row level security;
alter table plans force row level security;
create policy owner_migrates on plans to cartage_owner using (true) with check (true);
create policy platform_sees_all on plans to cartage_platform using (true) with check (true);
create policy app_sees_its_plan on plans for select to cartage_app
  using (id = (select plan_id from organisations where id = (select current_organisation())));
-- who stores positions must know how long they are kept
create policy ingest_sees_all on plans for select to cartage_ingest using (true);
grant select on plans to cartage_app, cartage_ingest;
grant select, insert, update, delete on plans to cartage_platform;

-- What is sold, and the plan that it buys.
create table plan_products (
  provider text not null,
  product  text not null,
  plan_id  uuid not null references plans (id) on delete cascade,
  constraint plan_products_one_plan_each primary key (provider, product),
  constraint plan_products_provider_known check (provider in ('stripe', 'revenuecat'))
);
create index plan_products_by_plan on plan_products (plan_id);
alter table plan_products enable row level security;
alter table plan_products force row level security;
create policy owner_migrates on plan_products to cartage_owner using (true) with check (true);
create policy platform_sees_all on plan_products to cartage_platform using (true) with check (true);
grant select, insert, update, delete on plan_products to cartage_platform;

-- By which name a provider knows an organisation, where its events do not say it.
create table billing_customers (
  organisation_id uuid not null references organisations (id) on delete cascade,
  provider        text not null,
  customer        text not null,
  constraint billing_customers_one_each primary key (organisation_id, provider),
  constraint billing_customers_one_organisation unique (provider, customer),
  constraint billing_customers_provider_known check (provider in ('stripe', 'revenuecat'))
);
select isolate('billing_customers');
grant select on billing_customers to cartage_app;
grant select, insert, update, delete on billing_customers to cartage_platform;

-- The newest that a provider said of a subscription, by the provider's own order of events.
create table subscriptions (
  id              uuid primary key,
  organisation_id uuid references organisations (id) on delete cascade,
  provider        text not null,
  external_id     text not null,
  customer        text not null,
  -- the organisation that the provider's event names, which need not exist
  claimed_for     uuid,
  product         text not null,
  next_product    text,
  state           text not null,
  period_ends_at  timestamptz,
  event_at        timestamptz not null,
  event_rank      smallint not null,
  event_id        text not null,
  constraint subscriptions_once unique (provider, external_id),
  constraint subscriptions_provider_known check (provider in ('stripe', 'revenuecat')),
  constraint subscriptions_state_known check
    (state in ('trialing', 'active', 'past_due', 'cancelling', 'paused', 'incomplete', 'ended'))
);
create index subscriptions_by_organisation on subscriptions (organisation_id);
create index subscriptions_by_customer on subscriptions (provider, customer);
select isolate('subscriptions');
grant select on subscriptions to cartage_app;
grant select, insert, update, delete on subscriptions to cartage_platform;

-- The plan that an organisation should be on: the given one, else the largest that a subscription pays for, else the default.
create function plan_due(given_organisation uuid, given_plan uuid) returns uuid
  language sql stable as $$
    select coalesce(
      given_plan,
      (select p.id
         from subscriptions s
         join plan_products sold on sold.provider = s.provider and sold.product = s.product
         join plans p on p.id = sold.plan_id
        where s.organisation_id = given_organisation and s.state in ('trialing', 'active', 'past_due', 'cancelling')
        order by p.max_vehicles desc nulls first, p.max_retention_days desc nulls first,
                 p.seconds_between_positions nulls first, p.id
        limit 1),
      (select id from plans where is_default))
  $$;
revoke execute on function plan_due(uuid, uuid) from public;
grant execute on function plan_due(uuid, uuid) to cartage_platform;

-- A vehicle beyond the plan is refused; after the insert, so that of two at once the second sees the first.
create function keep_within_plan() returns trigger
  language plpgsql security definer set search_path = public as $$
declare
  most integer;
begin
  select p.max_vehicles into most
    from organisations o join plans p on p.id = o.plan_id
   where o.id = new.organisation_id;
  if most is null then return null; end if;
  perform from organisations where id = new.organisation_id for no key update;
  if (select count(*) from vehicles where organisation_id = new.organisation_id and archived_at is null) > most then
    raise exception 'the plan has no room for another vehicle'
      using errcode = 'check_violation', constraint = 'vehicles_within_plan';
  end if;
  return null;
end $$;
create trigger vehicles_within_plan after insert on vehicles
  for each row when (new.archived_at is null) execute function keep_within_plan();
create trigger vehicles_within_plan_again after update of archived_at on vehicles
  for each row when (old.archived_at is not null and new.archived_at is null) execute function keep_within_plan();

-- What each organisation sent on a day of fix time, counted by jobs.
create table usage_days (
  organisation_id      uuid not null references organisations (id) on delete cascade,
  day                  date not null,
  positions            bigint not null,
  positions_above_rate bigint not null,
  counted_at           timestamptz not null,
  constraint usage_days_once primary key (organisation_id, day)
);
select isolate('usage_days');
grant select on usage_days to cartage_app;
grant select, insert, update, delete on usage_days to cartage_platform;
