-- How far a search of orders walks follows what the index of words would take instead: for words that few rows have together it
-- is asked after the first rows, unless those promise a page soon. And where most of all orders are the organisation's, the
-- index is not asked which are: that is looked at in each row that was found.
create or replace function find_orders(given_words text, given_state text, given_customer uuid, given_priority text,
                                       due_from timestamptz, due_until timestamptz, sorted_by text, is_ascending boolean,
                                       after_value text, after_id uuid, most integer)
  returns table (order_id uuid)
  language plpgsql stable security definer set search_path = public set enable_seqscan = off set max_parallel_workers_per_gather = 0 as $$
declare
  way text := case when is_ascending then 'asc' else 'desc' end;
  place text := case sorted_by when 'dueAt' then 'due_at' else 'number' end;
  -- a number names one order; a due time does not
  ordering text := case sorted_by when 'dueAt' then format('due_at %s, id %s', way, way) else 'number ' || way end;
  key text := case sorted_by when 'dueAt' then '(due_at, id)' else 'number' end;
  after text := format(' and %s %s %s', key, case when is_ascending then '>' else '<' end,
                       case sorted_by when 'dueAt' then '($8::timestamptz, $9)' else '$8::integer' end);
  filters text := 'organisation_id = $1'
    || case when given_state is null then '' else ' and state = $3' end
    || case when given_customer is null then '' else ' and customer_id = $4' end
    || case when given_priority is null then '' else ' and priority = $5' end
    || case when due_from is null then '' else ' and due_at >= $6' end
    || case when due_until is null then '' else ' and due_at < $7' end;
  organisation uuid := current_organisation();
  terms tsquery[] := string_to_array(given_words, ' & ')::tsquery[];
  whole tsquery := given_words::tsquery;
  rare tsquery;
  -- rows of a step; each is eight times the one before it
  step integer := 500;
  -- about as long as the index of words takes for common ones; by their due time rows lie further apart
  most_walked integer := case sorted_by when 'dueAt' then 35000 else 60000 end;
  -- as long as it takes for words that few rows have
  least_walked constant integer := 8000;
  numbers bigint;
  -- rows with all words that are asked of the index
  likely double precision;
  is_cheap boolean;
  belongs text := 'organisation_id = $1';
  step_hits uuid[];
  walked integer := 0;
  is_promising boolean;
  is_rare boolean;
  hits uuid[] := '{}';
  value text := after_value;
  last uuid := after_id;
begin
  -- days hold few orders, which are not in the order of their numbers
  if due_from is not null and sorted_by <> 'dueAt' then
    return query execute format(
      'select id from (select id, number, words from orders where %s %s offset 0) within_days
        where words @@ $2 order by number %s limit $10',
      filters, case when value is null then '' else after end, way)
      using organisation, whole, given_state, given_customer, given_priority, due_from, due_until, value, last, most;
    return;
  end if;

  loop
    execute format(
      'select array(select id from (select id, words from orders where %s %s order by %s limit $10) walked
                     where words @@ $2 limit $11)',
      filters, case when value is null then '' else after end, ordering)
      into step_hits
      using organisation, whole, given_state, given_customer, given_priority, due_from, due_until, value, last,
            step, most - cardinality(hits);
    hits := hits || step_hits;
    exit when cardinality(hits) >= most;
    execute format('select %s from orders where %s %s order by %s offset $10 - 1 limit 1',
                   case sorted_by when 'dueAt' then 'due_at::text as at, id' else 'number::text as at, null::uuid' end,
                   filters, case when value is null then '' else after end, ordering)
      into value, last
      using organisation, whole, given_state, given_customer, given_priority, due_from, due_until, value, last, step;
    -- there were no more rows than that
    exit when value is null;
    walked := walked + step;
    if walked = step then
      -- of words that are common in the organisation the index tells little; where all are, it is asked for all together
      select coalesce(string_agg(term::text, ' & ') filter (where share <= 0.15), given_words)::tsquery, min(share) = 0,
             exp(coalesce(sum(ln(greatest(share, 0.002))) filter (where share <= 0.15), sum(ln(greatest(share, 0.002)))))
        into rare, is_rare, likely
        from (select term, avg((latest.words @@ term)::integer) as share
                from unnest(terms) as term,
                     (select o.words from orders as o
                       where o.organisation_id = organisation order by o.number desc limit 500) as latest
               group by term) as shares;
      select number into numbers from orders where organisation_id = organisation order by number desc limit 1;
      is_cheap := likely * numbers <= least_walked;
      most_walked := least(most_walked, greatest(least_walked, likely * numbers));
      -- to read which rows are the organisation's takes as long as to read a word that they all have
      if numbers > (select reltuples / 2 from pg_class where oid = 'orders'::regclass) then
        belongs := '(organisation_id = $1) is true';
      end if;
    end if;
    -- as many rows again as the rest of the page takes, if the words go on as often
    is_promising := walked * (most - cardinality(hits))::bigint <= (most_walked - walked)::bigint * cardinality(hits);
    -- so few rows say nothing of words that are there, only of one that is not
    exit when not is_promising and (is_rare or is_cheap or walked > step);
    step := least(step * 8, most_walked - walked);
  end loop;
  if cardinality(hits) >= most or value is null then
    return query select id from unnest(hits) with ordinality as walk (id, at) order by at;
    return;
  end if;

  return query execute format(
    'with matching as materialized (select id, %I, words from orders where %s and words @@ $11 %s)
     select id from matching where words @@ $2 order by %s limit $10',
    place, replace(filters, 'organisation_id = $1', belongs), case when after_value is null then '' else after end, ordering)
    using organisation, whole, given_state, given_customer, given_priority, due_from, due_until, after_value, after_id,
          most, rare;
end $$;
