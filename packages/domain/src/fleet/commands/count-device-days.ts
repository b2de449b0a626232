import { sql } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";

/** Below 1.4 m/s a receiver that stands still reports speed out of noise. */
const movesFromCmps = 140;
/** Without a fix for so long, and for four times the device's usual interval, is a gap. */
const gapFromS = 120;
/** A gap under way ends elsewhere than it began. */
const elsewhereFromM = 300;

/**
 * Counts one day of some devices from their positions. Where fewer are there than were counted before, the rest is packed
 * or erased meanwhile: then what was counted stays. Answers how many were counted.
 */
export async function countDeviceDays(
  ctx: Context,
  { day, deviceKeys }: { day: string; deviceKeys: number[] },
): Promise<number> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const keys = sql`array[${sql.join(deviceKeys, sql`, `)}]::integer[]`;
  const from = sql`${`${day}T00:00:00Z`}::timestamptz`;
  const until = sql`${from} + interval '1 day'`;

  return transactionally(ctx, async (tx) => {
    // what comes from here on is marked anew
    await tx.execute(sql`delete from device_day_marks where day = ${day} and device_key = any(${keys})`);
    const counted = await tx.execute(sql`
      with device as (
        select key as device_key, id, organisation_id, organisation_key from devices where key = any(${keys})
      ), fix as (
        select position.*
          from device
          join positions position
            on position.organisation_key = device.organisation_key and position.device_key = device.device_key
         where position.fix_time >= ${from} and position.fix_time < ${until}
      ), step as (
        select device_key, speed_cmps, battery_percent, lat_e7, lon_e7,
               extract(epoch from lead(fix_time) over following - fix_time)::float8 as took_s,
               lead(speed_cmps) over following as next_speed_cmps,
               lead(lat_e7) over following as next_lat_e7, lead(lon_e7) over following as next_lon_e7
          from fix
         where verdict = 0
        window following as (partition by device_key order by fix_time)
      ), usual as (
        select device_key, percentile_cont(0.5) within group (order by took_s) as interval_s
          from step
         where took_s is not null and speed_cmps >= ${movesFromCmps}
         group by 1
      ), judged as (
        select step.device_key, took_s, battery_percent,
               greatest(speed_cmps, next_speed_cmps) >= ${movesFromCmps} as is_moving,
               took_s > greatest(${gapFromS}::float8, 4 * usual.interval_s)
                 and greatest(speed_cmps, next_speed_cmps) >= ${movesFromCmps}
                 and 0.0111195 * sqrt(power((next_lat_e7 - lat_e7)::float8, 2)
                   + power((next_lon_e7 - lon_e7)::float8 * cos(radians(lat_e7 / 1e7)), 2)) > ${elsewhereFromM} as is_gap
          from step
          left join usual on usual.device_key = step.device_key
         where took_s is not null
      ), driven as (
        select device_key,
               count(*) filter (where is_gap) as gaps,
               count(*) filter (where is_gap and battery_percent <= 10) as gaps_low_battery,
               count(*) filter (where is_gap and battery_percent > 20) as gaps_on_battery,
               coalesce(max(took_s) filter (where is_gap), 0) as longest_gap_s,
               coalesce(sum(took_s) filter (where is_gap), 0) as silent_s,
               coalesce(sum(took_s) filter (where is_moving and not is_gap), 0) as moving_s
          from judged
         group by 1
      ), measured as (
        select device_key, count(*) as positions,
               count(*) filter (where verdict = 1) as future, count(*) filter (where verdict = 2) as stale,
               count(*) filter (where verdict = 3) as inaccurate, count(*) filter (where verdict = 4) as jump,
               count(*) filter (where verdict = 5) as frozen, count(*) filter (where verdict = 6) as drift,
               percentile_cont(array[0.05, 0.5]) within group (order by received_after_ds / 10.0::float8) as delays_s,
               max(received_after_ds) / 10.0 as delay_most_s,
               percentile_cont(array[0.5, 0.95]) within group (order by accuracy_dm / 10.0::float8) as accuracies_m
          from fix
         group by 1
      )
      insert into device_days (device_key, day, organisation_id, counted_at, positions, future, stale, inaccurate, jump,
        frozen, drift, dead_letters, gaps_under_way, gaps_low_battery, gaps_on_battery, longest_gap_s, silent_s, moving_s,
        interval_s, delay_least_s, delay_median_s, delay_most_s, accuracy_p50_m, accuracy_p95_m)
      select device.device_key, ${day}::date, device.organisation_id, now(), coalesce(positions, 0), coalesce(future, 0),
             coalesce(stale, 0), coalesce(inaccurate, 0), coalesce(jump, 0), coalesce(frozen, 0), coalesce(drift, 0),
             (select coalesce(sum(letter.times), 0) from dead_letters letter
               where letter.device_id = device.id
                 and letter.last_received_at >= ${from} and letter.last_received_at < ${until}),
             coalesce(gaps, 0), coalesce(gaps_low_battery, 0), coalesce(gaps_on_battery, 0), coalesce(longest_gap_s, 0),
             coalesce(silent_s, 0), coalesce(moving_s, 0), interval_s, delays_s[1], delays_s[2], delay_most_s,
             accuracies_m[1], accuracies_m[2]
        from device
        left join measured on measured.device_key = device.device_key
        left join driven on driven.device_key = device.device_key
        left join usual on usual.device_key = device.device_key
          on conflict on constraint device_days_identity do update
         set counted_at = excluded.counted_at, positions = excluded.positions, future = excluded.future,
             stale = excluded.stale, inaccurate = excluded.inaccurate, jump = excluded.jump, frozen = excluded.frozen,
             drift = excluded.drift, dead_letters = excluded.dead_letters, gaps_under_way = excluded.gaps_under_way,
             gaps_low_battery = excluded.gaps_low_battery, gaps_on_battery = excluded.gaps_on_battery,
             longest_gap_s = excluded.longest_gap_s, silent_s = excluded.silent_s, moving_s = excluded.moving_s,
             interval_s = excluded.interval_s, delay_least_s = excluded.delay_least_s,
             delay_median_s = excluded.delay_median_s, delay_most_s = excluded.delay_most_s,
             accuracy_p50_m = excluded.accuracy_p50_m, accuracy_p95_m = excluded.accuracy_p95_m
       where excluded.positions >= device_days.positions`);
    await tx.execute(sql`update device_days set counted_at = now() where day = ${day} and device_key = any(${keys})`);
    return counted.count;
  });
}
