import type postgres from "postgres";

/**
 * Orders of a year, as a carrier would have them: the old ones are done, most of them delivered; a few customers have most
 * of them; names and streets are as frequent as they are. Indexes are made afterwards, as a restored backup's are.
 */
export async function seedOrders(
  owner: postgres.Sql,
  organisations: readonly { organisationId: string; count: number }[],
): Promise<void> {
  const indexes = await owner<{ name: string; definition: string }[]>`
    select indexname as name, indexdef as definition from pg_indexes
     where tablename = 'orders' and indexname like 'orders\\_by\\_%'`;
  await owner.unsafe(indexes.map(({ name }) => `drop index ${name};`).join(""));
  for (const { organisationId, count } of organisations) {
    await owner`
      insert into customers (id, organisation_id, name, code, created_at)
      select uuidv7(), ${organisationId}, 'Customer ' || n, 'c' || n, now() from generate_series(1, 500) n`;
    await owner.begin(async (sql) => {
      // a million look-ups of customers that were just made
      await sql`set local session_replication_role = replica`;
      await sql`set local synchronous_commit = off`;
      await sql.unsafe(insertion, [organisationId, count]);
    });
  }
  for (const { definition } of indexes) await owner.unsafe(`set maintenance_work_mem = '512MB'; ${definition}`);
  await owner`vacuum analyze orders`;
}

const insertion = `
  with customer as (
    select array_agg(id order by code) as ids, array_agg(name order by code) as names from customers where organisation_id = $1::uuid
  ), drawn as (
    select n, random() as a, random() as b, random() as c, random() as d, random() as e, random() as f, random() as g
      from generate_series(1, $2::int) n
  ), named as (
    select n, a, b, c, n > $2::int * 0.97 as is_new,
           1 + floor(500 * power(d, 3))::int as customer,
           (array['nguyen','nguyen','nguyen','nguyen','tran','tran','le','pham','hoang','huynh','phan','vu','vo','dang','bui','do','ho','ngo','duong','ly'])[1 + floor(e * 20)::int] as family,
           (array['van','van','thi','thi','duc','huu','ngoc','minh','thanh','quoc'])[1 + floor(f * 10)::int] as middle,
           (array['an','binh','chi','dung','giang','ha','hung','khanh','lan','mai','nam','phuc','quan','son','thao','tuan','uyen','vinh','xuan','yen'])[1 + floor(g * 20)::int] as given,
           (array['le loi','tran phu','hai ba trung','nguyen trai','ly thai to','hue','lang ha','dien bien phu','cach mang thang tam','vo van kiet'])[1 + floor(random() * 10)::int] as street,
           (array['ha noi','ho chi minh','hai phong','da nang','can tho','bien hoa','nha trang','vinh'])[1 + floor(random() * 8)::int] as city,
           1 + floor(random() * 300)::int as house
      from drawn
  )
  insert into orders
  select uuidv7(), $1::uuid, n, 2,
         case when not is_new then (case when a < 0.93 then 'delivered' when a < 0.97 then 'cancelled' when a < 0.99 then 'returned' else 'failed' end)
              else (array['draft','placed','placed','placed','planned','planned','dispatched','collected','in_transit','at_hub','out_for_delivery','delivered','failed','returning'])[1 + floor(a * 14)::int] end,
         false,
         case when b < 0.88 then 'normal' when b < 0.98 then 'high' else 'urgent' end,
         customer.ids[customer], customer.names[customer], 'PO-' || n,
         now() + interval '4 days' - interval '1 day' * (365.0 * ($2::int - n) / $2::int) + interval '1 day' * (c * 5 - 2.5),
         'Kho Hà Nội', initcap(family || ' ' || middle || ' ' || given), house || ' ' || initcap(street || ', ' || city),
         1 + (n % 7), 1500 * (1 + n % 90), 8000, 250000, 'VND', null, null, 'form', null,
         now() - interval '1 day' * (365.0 * ($2::int - n) / $2::int), now(),
         array_to_tsvector(
           array[n::text, 'po', 'po' || n, 'customer', customer::text, family, middle, given, house::text, '0903' || (n % 999983), 'c' || n || '1']
           || string_to_array(street, ' ') || string_to_array(city, ' '))
    from named, customer`;
