import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createSecretBox, encryptionKeys } from "@cartage/auth/secret-box";
import { connect } from "@cartage/db/client";
import { ORGANISATIONS } from "../organisations.ts";
import { demoUsers } from "../people.ts";
import { DRIVERS, driverIdOf, hireDrivers } from "./drivers.ts";
import { planWave } from "./plan-wave.ts";
import { playPhones } from "./play-phones.ts";
import { sendErrands } from "./send-errands.ts";

const everyMs = 3_000;
const plansEveryMs = 60_000;

/**
 * The demonstration's working day: its dispatchers plan, its drivers take on, collect and deliver; whoever opens it finds a day
 * under way. Reads DATABASE_URL, of the role cartage_platform, and ENCRYPTION_KEY, by which hand-overs are signed.
 */
async function liveTheDay(): Promise<void> {
  const { values } = parseArgs({ options: { errands: { type: "string", default: ".cartage/errands.json" } } });
  const platform = connect(process.env.DATABASE_URL ?? "", { max: 2, name: "cartage-demonstration" });
  const secrets = createSecretBox(encryptionKeys(process.env.ENCRYPTION_KEY ?? ""));
  const stopping = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stopping.abort());
  const driverIds = ORGANISATIONS.flatMap((_, o) => Array.from({ length: DRIVERS }, (__, at) => driverIdOf(o, at)));

  for (const [o, organisation] of ORGANISATIONS.entries()) await hireDrivers(platform, organisation, o);
  let plannedAt = 0;
  while (!stopping.signal.aborted) {
    const now = Date.now();
    try {
      if (now - plannedAt >= plansEveryMs) {
        for (const [organisation, { id: organisationId }] of ORGANISATIONS.entries()) {
          const isOurs = (user: { organisationId: string | null; role: string }) =>
            user.organisationId === organisationId && user.role === "dispatcher";
          const dispatcherId = demoUsers().find(isOurs)?.id ?? "";
          const planned = await planWave(platform, { organisationId, dispatcherId, organisation, now });
          if (planned > 0) console.log(`${planned} routes planned`);
        }
        plannedAt = now;
      }
      await playPhones(platform, { driverIds, secrets });
      await sendErrands(platform, { file: values.errands, driverIds, now });
    } catch (error) {
      // Postgres may be away, or the day may have gone on meanwhile
      console.error(error);
    }
    await sleep(everyMs, undefined, { signal: stopping.signal }).catch(() => {});
  }
  await platform.end();
}

await liveTheDay();
