-- What an organisation settles for its people and its data, its logo, and what keeps its groups a tree.

-- Null leaves it to each person's browser (locale, time_zone), to the installation (retention_days), or to nobody at all.
alter table organisations
  add column units text not null default 'metric',
  add column locale text,
  add column time_zone text,
  add column retention_days integer,
  add column phone_history_days integer,
  add column shows_phones_to_viewers boolean not null default true,
  add column contact_email text,
  add column contact_phone text,
  add constraint organisations_units_known check (units in ('metric', 'imperial')),
  add constraint organisations_locale_known check (locale in ('en', 'vi')),
  add constraint organisations_retention_in_days check (retention_days between 1 and 3650),
  add constraint organisations_phone_history_in_days check (phone_history_days between 0 and 3650);
grant update (units, locale, time_zone, retention_days, phone_history_days, shows_phones_to_viewers, contact_email, contact_phone)
  on organisations to cartage_app;

-- A picture that was taken apart and put together again: nothing of the file but the picture is in it.
create table organisation_logos (
  organisation_id uuid primary key references organisations (id) on delete cascade,
  content         bytea not null,
  media_type      text not null,
  digest          text not null,
  changed_at      timestamptz not null,
  constraint organisation_logos_small check (octet_length(content) between 1 and 262144),
  constraint organisation_logos_type_known check (media_type in ('image/png', 'image/jpeg', 'image/webp')),
  constraint organisation_logos_digest_sha256 check (digest ~ '^[0-9a-f]{64}$')
);
select isolate('organisation_logos');
grant select, insert, update, delete on organisation_logos to cartage_app, cartage_platform;

-- Whose first organisation has a language of its own gets mails in it.
create function speak_as_organisation() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  update users u set locale = o.locale
    from organisations o
   where u.id = new.user_id and o.id = new.organisation_id and o.locale is not null
     and not exists (select from members m where m.user_id = new.user_id and m.id <> new.id);
  return null;
end $$;
create trigger members_speak_as_organisation after insert on members for each row execute function speak_as_organisation();

-- A group is never below itself, and at most eight levels deep. One move at a time within an organisation: two that are
-- harmless each could make a cycle together.
create function keep_group_tree() returns trigger
  language plpgsql as $$
declare
  above uuid := new.parent_id;
  depth integer := 1;
  height integer;
begin
  if above is null then return new; end if;
  perform pg_advisory_xact_lock(hashtextextended('vehicle_groups ' || new.organisation_id, 0));
  while above is not null loop
    if above = new.id then
      raise exception 'a group is not below itself' using errcode = 'check_violation', constraint = 'vehicle_groups_no_cycle';
    end if;
    depth := depth + 1;
    -- a parent that does not exist is refused by its foreign key
    select parent_id into above from vehicle_groups where organisation_id = new.organisation_id and id = above;
  end loop;
  with recursive below as (
    select new.id as id, 1 as level
    union all
    select child.id, below.level + 1 from vehicle_groups child join below on child.parent_id = below.id
     where child.organisation_id = new.organisation_id
  )
  select max(level) into height from below;
  if depth + height - 1 > 8 then
    raise exception 'groups are at most eight levels deep' using errcode = 'check_violation', constraint = 'vehicle_groups_depth';
  end if;
  return new;
end $$;
create trigger vehicle_groups_keep_tree before insert or update of parent_id on vehicle_groups
  for each row execute function keep_group_tree();
-- finds the groups below one
create index vehicle_groups_by_parent on vehicle_groups (organisation_id, parent_id);

-- Open maps filter by groups and name them: where a group is renamed or moved, its vehicles count as changed.
create function renumber_vehicles_of_group() returns trigger
  language plpgsql as $$
begin
  update vehicles set group_id = group_id
   where organisation_id = new.organisation_id and archived_at is null
     and group_id in (
       with recursive below as (
         select new.id as id
         union
         select child.id from vehicle_groups child join below on child.parent_id = below.id
          where child.organisation_id = new.organisation_id
       )
       select id from below);
  return null;
end $$;
create trigger vehicle_groups_changed after update of name, parent_id on vehicle_groups
  for each row when (old.name is distinct from new.name or old.parent_id is distinct from new.parent_id)
  execute function renumber_vehicles_of_group();
