-- A code that lets a phone in: a signed-in person's own browser gives one to the app that asked (RFC 7636), or an
-- administrator shows one to a driver. It works once.

create table phone_codes (
  digest          bytea primary key,
  id              uuid not null,
  organisation_id uuid not null references organisations (id) on delete cascade,
  user_id         uuid not null references users (id) on delete cascade,
  -- the S256 challenge of the app that asked; a code that an administrator shows has none
  challenge       text,
  offered_by      uuid not null references users (id),
  created_at      timestamptz not null,
  expires_at      timestamptz not null,
  used_at         timestamptz,
  constraint phone_codes_id_unique unique (id)
);
create index phone_codes_by_user on phone_codes (organisation_id, user_id);
select isolate('phone_codes');
grant select, insert, update on phone_codes to cartage_app;
grant select, insert, update, delete on phone_codes to cartage_platform;

-- Takes a code, for whom its challenge was answered; the member must still be one.
create function take_phone_code(given_digest bytea, given_challenge text, at timestamptz)
  returns table (user_id uuid, organisation_id uuid)
  language sql security definer set search_path = public
  as $$
    update phone_codes c set used_at = at
      from members m join organisations o on o.id = m.organisation_id and o.suspended_at is null
      join users u on u.id = m.user_id and u.deactivated_at is null
     where c.digest = given_digest and c.used_at is null and c.expires_at > at
       and c.challenge is not distinct from given_challenge
       and m.organisation_id = c.organisation_id and m.user_id = c.user_id and m.deactivated_at is null
    returning c.user_id, c.organisation_id
  $$;
revoke execute on function take_phone_code(bytea, text, timestamptz) from public;
grant execute on function take_phone_code(bytea, text, timestamptz) to cartage_app;
