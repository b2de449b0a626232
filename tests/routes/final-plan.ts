import { createContext } from "@cartage/api/call-context";
import { createCaller, type RouterInputs } from "@cartage/api/root";
import type { Services } from "@cartage/api/services";
import type { Actor } from "@cartage/domain/actor";
import type { Proposal } from "@cartage/domain/routes/day/proposal";
import { onTestFinished } from "vitest";
import { type Haulage, timeZone } from "./routes-test.ts";

type Wishes = Omit<RouterInputs["routes"]["days"]["plan"], "day" | "timeZone">;

/** Listens to a plan being made; it ends with the test. */
export async function listen(services: Services, actor: Actor, { day }: Haulage, wishes: Wishes) {
  const abort = new AbortController();
  onTestFinished(() => abort.abort());
  const context = createContext({ services, headers: new Headers(), sessionId: actor.sessionId });
  const stream = await createCaller(context, { signal: abort.signal }).routes.days.plan({ day, timeZone, ...wishes });
  return stream as AsyncIterable<Proposal>;
}

/** The last plan of the day that is told. */
export async function finalPlan(services: Services, haulage: Haulage, wishes: Wishes = {}): Promise<Proposal> {
  const stream = await listen(services, haulage.dispatcher, haulage, { seconds: 0.2, ...wishes });
  let last: Proposal | null = null;
  for await (const proposal of stream) last = proposal;
  if (!last?.isLast) throw new Error("The planner ended without a last plan.");
  return last;
}
