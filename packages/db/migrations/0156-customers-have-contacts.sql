-- A customer has people to ask, each with what they do there; the first is who gets mail.

alter table customers add column contacts jsonb not null default '[]';
update customers
   set contacts = jsonb_build_array(jsonb_build_object('name', contact_name, 'role', null, 'phone', phone, 'email', email))
 where coalesce(contact_name, phone, email) is not null;
alter table customers
  drop column contact_name,
  drop column phone,
  drop column email,
  add constraint customers_contacts_are_listed check (jsonb_typeof(contacts) = 'array');
