import { dispatchStepNames } from "@cartage/domain/dispatch/states";
import { freePort } from "@cartage/local/ports";
import { until } from "@cartage/testing/until";
import { expect } from "vitest";
import { type JobsProcess, startJobsProcess } from "../jobs/jobs-process.ts";
import { test as withHaulage } from "./routes-test.ts";

/** apps/jobs as it runs in production, to be killed and started again. */
const test = withHaulage.extend("startJobs", async ({ urls }, { onCleanup }) => {
  const port = await freePort();
  const started: JobsProcess[] = [];
  onCleanup(async () => {
    await Promise.all(started.map((jobs) => jobs.end("SIGKILL")));
  });
  const variables = {
    ...{ DATABASE_URL: urls.platform, DATABASE_DBOS_URL: urls.dbos },
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
  };
  return async () => {
    const jobs = await startJobsProcess({ port, variables });
    started.push(jobs);
    return jobs;
  };
});

/** Whoever marks the step that stands here waits for the test, with all that the step has done not committed yet. */
const gate = 7_251;

test("kill -9 within any step of a dispatch leaves it to the next process, which ends it once", {
  timeout: 300_000,
}, async ({ haulage, api, make, owner: { sql }, startJobs }) => {
  await sql`create table gate (step text, state text)`;
  await sql`grant select on gate to public`;
  await sql.unsafe(`
    create function wait_at_gate() returns trigger language plpgsql as $$
    begin
      if exists (select from gate where step = new.step and state = new.state) then perform pg_advisory_xact_lock(${gate}); end if;
      return new;
    end $$;
    create trigger wait_at_gate before insert on dispatch_steps for each row execute function wait_at_gate()`);
  const organisationId = haulage.organisation.id;
  const { customerId } = await haulage.api.customers.create({
    name: "Minh Phát",
    contacts: [{ email: "orders@minhphat.example" }, { email: "others@minhphat.example" }],
  });
  let jobs = await startJobs();
  const restart = async () => {
    jobs = await startJobs();
  };
  const killAt = async (step: string, state: "done" | "undone", begin: () => Promise<unknown>) => {
    await sql`insert into gate values (${step}, ${state})`;
    const held = await sql.reserve();
    await held`select pg_advisory_lock(${gate})`;
    await begin();
    await until(async () => {
      const [waiting] = await sql`
        select from pg_locks where locktype = 'advisory' and objid = ${gate} and not granted`;
      return waiting !== undefined;
    });
    await jobs.end("SIGKILL");
    await sql`delete from gate`;
    await held`select pg_advisory_unlock(${gate})`;
    held.release();
  };
  const plan = async () => {
    const truck = await haulage.addTruck(haulage.hanoi);
    const phone = await make.device({ organisationId, vehicleId: truck.vehicleId, kind: "phone" });
    const orderId = await haulage.order({ customerId });
    const [saved] = await haulage.plan(truck, [{ orderId }]);
    return { truck, phone, orderId, routeId: saved?.routeId ?? "" };
  };
  const ended = (routeId: string, state: "done" | "undone") =>
    until(async () => (await haulage.api.routes.dispatches.ofRoute({ routeId }))?.state === state, {
      withinMs: 30_000,
    });
  const countMails = async () => {
    const [{ mails }] = await sql<[{ mails: number }]>`
      select count(*)::int as mails from mails where organisation_id = ${organisationId}`;
    return mails;
  };
  for (const step of dispatchStepNames) {
    const { phone, orderId, routeId } = await plan();
    const mailed = await countMails();
    await killAt(step, "done", () => haulage.api.routes.dispatches.ask({ routeId, basedOn: 1 }));
    await restart();
    await ended(routeId, "done");
    const { log } = await haulage.api.orders.get({ orderId });
    expect(log.filter(({ body }) => body.type === "dispatched")).toHaveLength(1);
    const [once] = await sql`
      select (select count(*)::int from reservations where route_id = ${routeId}) as reservations,
             (select count(*)::int from instructions where device_id = ${phone.id}) as instructions,
             (select count(*)::int from mails where organisation_id = ${organisationId}) as mails,
             (select state from routes where id = ${routeId}) as route`;
    expect(once, step).toEqual({ reservations: 1, instructions: 1, mails: mailed + 1, route: "sent" });
  }

  // and so on the way back: the route is turned back before its last steps, or was planned anew before the first
  const turnedBack = [
    { at: "instruct", undone: ["fix", "reserve"], killed: [], log: ["dispatched", "recalled"] },
    {
      at: "tell",
      undone: ["instruct", "fix", "reserve"],
      killed: ["instruct", "fix", "reserve"],
      log: ["dispatched", "recalled"],
    },
    { at: "fix", undone: ["reserve"], killed: [], log: [] },
  ] as const;
  for (const { at, undone, killed, log } of turnedBack) {
    const { truck, phone, orderId, routeId } = await plan();
    const mailed = await countMails();
    const turnBack = {
      instruct: () => haulage.api.routes.recall({ routeId }),
      tell: () => api(truck.driver).routes.decline({ routeId, reason: "The lift is broken." }),
      fix: async () => haulage.plan(truck, [{ orderId }, { orderId: await haulage.order() }]),
    }[at];
    await killAt(at, "done", () => haulage.api.routes.dispatches.ask({ routeId, basedOn: 1 }));
    await turnBack();
    for (const step of killed) await killAt(step, "undone", restart);
    await restart();
    await ended(routeId, "undone");
    const refusal = at === "fix" ? "changed_meanwhile" : "route.not_now";
    const dispatch = await haulage.api.routes.dispatches.ofRoute({ routeId });
    expect(dispatch).toMatchObject({ refusal, refusedStep: at });
    expect(dispatch?.steps.map(({ step, state }) => `${step} ${state}`).toSorted()).toEqual(
      undone.map((step) => `${step} undone`).toSorted(),
    );
    const moves = (await haulage.api.orders.get({ orderId })).log.map(({ body }) => body.type as string);
    expect(moves.filter((type) => type === "dispatched" || type === "recalled")).toEqual(log);
    const [whole] = await sql`
      select (select count(*)::int from reservations where route_id = ${routeId}) as reservations,
             (select array_agg(state) from instructions where device_id = ${phone.id}) as instructions,
             (select count(*)::int from mails where organisation_id = ${organisationId}) as mails,
             (select state from routes where id = ${routeId}) as route`;
    const instructions = at === "tell" ? ["cancelled"] : null;
    expect(whole, at).toEqual({ reservations: 0, instructions, mails: mailed, route: "planned" });
    expect(await haulage.stateOf(orderId)).toBe("planned");
  }
});

test("who takes a route back and dies within it has done nothing, and again tells customers once", async ({
  haulage,
  owner: { sql },
}) => {
  const organisationId = haulage.organisation.id;
  const { customerId } = await haulage.api.customers.create({
    name: "Minh Phát",
    contacts: [{ email: "orders@minhphat.example" }],
  });
  const orderId = await haulage.order({ customerId });
  const [saved] = await haulage.plan(haulage.truck, [{ orderId }]);
  const routeId = saved?.routeId ?? "";
  await haulage.send(routeId);
  const standing = async () => {
    const [row] = await sql`
      select (select count(*)::int from reservations where route_id = ${routeId}) as reservations,
             (select count(*)::int from mails where organisation_id = ${organisationId}) as mails`;
    return { ...row, order: await haulage.stateOf(orderId) };
  };
  await sql.unsafe(`
    create function die() returns trigger language plpgsql as $$
    begin
      perform pg_terminate_backend(pg_backend_pid());
      return new;
    end $$;
    create trigger die before update on dispatch_steps for each row execute function die()`);
  await expect(haulage.api.routes.recall({ routeId })).rejects.toThrow();
  expect(await standing()).toEqual({ reservations: 1, mails: 1, order: "dispatched" });
  await sql`drop trigger die on dispatch_steps`;

  await haulage.api.routes.recall({ routeId });
  await expect(haulage.api.routes.recall({ routeId })).rejects.toMatchObject({ cause: { code: "route.not_now" } });
  expect(await standing()).toEqual({ reservations: 0, mails: 2, order: "planned" });
  // sent again, they are told again
  await haulage.send(routeId);
  expect(await standing()).toEqual({ reservations: 1, mails: 3, order: "dispatched" });
});
