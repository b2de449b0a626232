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
  return () => {
    const jobs = startJobsProcess({ port, variables });
    started.push(jobs);
    return jobs;
  };
});

/** Whoever marks the step that stands here waits for the test, with all that the step has done not committed yet. */
const gate = 7_251;

test("kill -9 within any step of a dispatch leaves it to the next process, which ends it once", {
  timeout: 180_000,
}, async ({ haulage, make, owner: { sql }, startJobs }) => {
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
  let jobs = startJobs();
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
    jobs = startJobs();
  };
  for (const step of dispatchStepNames) {
    const truck = await haulage.addTruck(haulage.hanoi);
    const phone = await make.device({ organisationId, vehicleId: truck.vehicleId, kind: "phone" });
    const orderId = await haulage.order({ customerId });
    const [saved] = await haulage.plan(truck, [{ orderId }]);
    const routeId = saved?.routeId ?? "";
    const [{ mailed }] = await sql<[{ mailed: number }]>`
      select count(*)::int as mailed from mails where organisation_id = ${organisationId}`;

    await killAt(step, "done", () => haulage.api.routes.dispatches.ask({ routeId, basedOn: 1 }));
    await until(async () => (await haulage.api.routes.dispatches.ofRoute({ routeId }))?.state === "done", {
      withinMs: 30_000,
    });
    const { log } = await haulage.api.orders.get({ orderId });
    expect(log.filter(({ body }) => body.type === "dispatched")).toHaveLength(1);
    const [once] = await sql`
      select (select count(*)::int from reservations where route_id = ${routeId}) as reservations,
             (select count(*)::int from instructions where device_id = ${phone.id}) as instructions,
             (select count(*)::int from mails where organisation_id = ${organisationId}) as mails,
             (select state from routes where id = ${routeId}) as route`;
    expect(once, step).toEqual({ reservations: 1, instructions: 1, mails: mailed + 1, route: "sent" });
  }

  // and so on the way back: the route was planned anew between asking and sending
  await jobs.end("SIGKILL");
  const orderId = await haulage.order({ customerId });
  const [saved] = await haulage.plan(haulage.truck, [{ orderId }]);
  const routeId = saved?.routeId ?? "";
  await haulage.api.routes.dispatches.ask({ routeId, basedOn: 1 });
  await haulage.plan(haulage.truck, [{ orderId }, { orderId: await haulage.order() }]);
  await killAt("reserve", "undone", async () => {
    jobs = startJobs();
  });
  await until(async () => (await haulage.api.routes.dispatches.ofRoute({ routeId }))?.state === "undone", {
    withinMs: 30_000,
  });
  expect(await haulage.api.routes.dispatches.ofRoute({ routeId })).toMatchObject({
    ...{ refusal: "changed_meanwhile", refusedStep: "fix", steps: [{ step: "reserve", state: "undone" }] },
  });
  const left = await sql`select from reservations where route_id = ${routeId}`;
  expect(left).toHaveLength(0);
  expect(await haulage.stateOf(orderId)).toBe("planned");
});
