-- Evidence of hand-overs. Seals and checkpoints stay for ever; what they seal goes whole when it is erased.

-- What an organisation holds to be strong, what it asks for, and for how long it keeps it.
create table proof_settings (
  organisation_id uuid primary key references organisations (id) on delete cascade,
  settings        jsonb not null,
  changed_at      timestamptz not null
);
select isolate('proof_settings');
grant select, insert, update on proof_settings to cartage_app;
grant select on proof_settings to cartage_platform;

-- Ed25519 keys that sign seals and checkpoints; the private one is sealed under ENCRYPTION_KEY.
create table signing_keys (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id),
  -- SHA-256 of the public key's SubjectPublicKeyInfo
  key_id          text not null,
  public_pem      text not null,
  sealed_secret   bytea not null,
  created_at      timestamptz not null,
  retired_at      timestamptz,
  constraint signing_keys_key_unique unique (organisation_id, key_id)
);
create unique index signing_keys_one_current on signing_keys (organisation_id) where retired_at is null;
select isolate('signing_keys');
grant select, insert, update (sealed_secret, retired_at) on signing_keys to cartage_app, cartage_platform;

create table proofs (
  -- made by the phone, which may send it again
  id              uuid not null,
  organisation_id uuid not null references organisations (id),
  order_id        uuid not null,
  stop_id         uuid,
  kind            text not null,
  -- who of ours gave or took it
  member_id       uuid not null,
  handed_over_at  timestamptz not null,
  received_at     timestamptz not null,
  -- tells another proof under the same id from the same one sent again
  input_digest    bytea not null,
  -- proof.json; none once it is erased
  body            text,
  erased_at       timestamptz,
  erased_because  text,
  constraint proofs_once primary key (organisation_id, id),
  constraint proofs_kind_known check (kind in ('pickup', 'delivery')),
  constraint proofs_erased_whole check ((body is null) = (erased_at is not null) and (erased_at is null) = (erased_because is null)),
  constraint proofs_erased_because_known check (erased_because in ('asked', 'expired', 'person')),
  constraint proofs_order_exists foreign key (organisation_id, order_id) references orders (organisation_id, id)
    deferrable initially deferred
);
create index proofs_by_order on proofs (organisation_id, order_id, received_at);
create index proofs_by_member on proofs (member_id, handed_over_at) where body is not null;
create index proofs_by_age on proofs (organisation_id, received_at) where body is not null;
select isolate('proofs');
grant select, insert, update (body, erased_at, erased_because) on proofs to cartage_app, cartage_platform;

create table proof_contents (
  organisation_id uuid not null,
  proof_id        uuid not null,
  -- its name in the bundle
  file            text not null,
  media_type      text not null,
  content         bytea not null,
  constraint proof_contents_once primary key (organisation_id, proof_id, file),
  constraint proof_contents_not_too_large check (octet_length(content) between 1 and 10485760),
  constraint proof_contents_proof_exists foreign key (organisation_id, proof_id) references proofs (organisation_id, id)
);
alter table proof_contents alter column content set storage external;
select isolate('proof_contents');
grant select, insert, delete on proof_contents to cartage_app, cartage_platform;

create table proof_seals (
  organisation_id  uuid not null,
  organisation_seq integer not null,
  order_id         uuid not null,
  order_seq        integer not null,
  proof_id         uuid not null,
  seal_sha256      text not null,
  -- seal.json
  statement        text not null,
  signature        bytea not null,
  key_id           text not null,
  sealed_at        timestamptz not null,
  constraint proof_seals_once primary key (organisation_id, organisation_seq),
  constraint proof_seals_once_in_order unique (organisation_id, order_id, order_seq),
  constraint proof_seals_one_of_proof unique (organisation_id, proof_id),
  constraint proof_seals_from_one check (organisation_seq >= 1 and order_seq >= 1),
  constraint proof_seals_proof_exists foreign key (organisation_id, proof_id) references proofs (organisation_id, id),
  constraint proof_seals_key_exists foreign key (organisation_id, key_id) references signing_keys (organisation_id, key_id)
);
select isolate('proof_seals');
grant select, insert on proof_seals to cartage_app, cartage_platform;

create table proof_checkpoints (
  organisation_id uuid not null,
  seq             integer not null,
  -- checkpoint.json
  statement       text not null,
  signature       bytea not null,
  key_id          text not null,
  signed_at       timestamptz not null,
  constraint proof_checkpoints_once primary key (organisation_id, seq),
  constraint proof_checkpoints_seal_exists foreign key (organisation_id, seq)
    references proof_seals (organisation_id, organisation_seq),
  constraint proof_checkpoints_key_exists foreign key (organisation_id, key_id)
    references signing_keys (organisation_id, key_id)
);
select isolate('proof_checkpoints');
grant select, insert on proof_checkpoints to cartage_app, cartage_platform;

-- The PIN that a recipient tells the driver, as argon2id, keyed with a secret that is sealed under ENCRYPTION_KEY.
create table order_pins (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  order_id        uuid not null,
  hash            text not null,
  sealed_secret   bytea not null,
  wrong_tries     integer not null default 0,
  -- the same wrong PIN sent again is one try
  last_wrong_hash text,
  made_at         timestamptz not null,
  constraint order_pins_one_of_order unique (organisation_id, order_id),
  constraint order_pins_order_exists foreign key (organisation_id, order_id) references orders (organisation_id, id)
    on delete cascade deferrable initially deferred
);
select isolate('order_pins');
grant select, insert, update on order_pins to cartage_app, cartage_platform;

create function refuse_seal_change() returns trigger
  language plpgsql as $$
begin
  raise exception 'what was sealed is only added to'
    using errcode = 'restrict_violation', constraint = 'proof_seals_only_added';
end $$;

-- A proof is never another one: the one change is that it is erased, whole and once.
create function guard_proof_change() returns trigger
  language plpgsql as $$
begin
  if old.body is null or new.body is not null or new.erased_at is null
    or (to_jsonb(new) - '{body,erased_at,erased_because}'::text[])
       is distinct from (to_jsonb(old) - '{body,erased_at,erased_because}'::text[])
  then
    raise exception 'a proof is only erased'
      using errcode = 'restrict_violation', constraint = 'proofs_only_erased';
  end if;
  return new;
end $$;

create function guard_proof_content_removal() returns trigger
  language plpgsql as $$
begin
  if exists (select from proofs where organisation_id = old.organisation_id and id = old.proof_id and body is not null) then
    raise exception 'contents go with their proof'
      using errcode = 'restrict_violation', constraint = 'proof_contents_go_with_proof';
  end if;
  return old;
end $$;

-- A key's id and public part are what seals name: only its sealing and its end change.
create function guard_signing_key_change() returns trigger
  language plpgsql as $$
begin
  if (to_jsonb(new) - '{sealed_secret,retired_at}'::text[]) is distinct from (to_jsonb(old) - '{sealed_secret,retired_at}'::text[]) then
    raise exception 'a signing key stays what it is'
      using errcode = 'restrict_violation', constraint = 'signing_keys_stay';
  end if;
  return new;
end $$;

create trigger proofs_only_erased before update on proofs for each row execute function guard_proof_change();
create trigger proofs_never_deleted before delete on proofs for each row execute function refuse_seal_change();
create trigger proofs_never_emptied before truncate on proofs for each statement execute function refuse_seal_change();
create trigger proof_contents_never_changed before update on proof_contents for each row execute function refuse_seal_change();
create trigger proof_contents_go_with_proof before delete on proof_contents
  for each row execute function guard_proof_content_removal();
create trigger proof_contents_never_emptied before truncate on proof_contents
  for each statement execute function refuse_seal_change();
create trigger proof_seals_only_added before update or delete on proof_seals
  for each row execute function refuse_seal_change();
create trigger proof_seals_never_emptied before truncate on proof_seals
  for each statement execute function refuse_seal_change();
create trigger proof_checkpoints_only_added before update or delete on proof_checkpoints
  for each row execute function refuse_seal_change();
create trigger proof_checkpoints_never_emptied before truncate on proof_checkpoints
  for each statement execute function refuse_seal_change();
create trigger signing_keys_stay before update on signing_keys for each row execute function guard_signing_key_change();
create trigger signing_keys_never_deleted before delete on signing_keys
  for each row execute function refuse_seal_change();
create trigger signing_keys_never_emptied before truncate on signing_keys
  for each statement execute function refuse_seal_change();
-- also where a connection replicates, which passes over plain triggers
do $$
declare named record;
begin
  for named in
    select tgrelid::regclass as target, tgname from pg_trigger
     where tgrelid in ('proofs'::regclass, 'proof_contents'::regclass, 'proof_seals'::regclass,
       'proof_checkpoints'::regclass, 'signing_keys'::regclass) and not tgisinternal
  loop
    execute format('alter table %s enable always trigger %I', named.target, named.tgname);
  end loop;
end $$;
