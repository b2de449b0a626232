import { createContext } from "@cartage/api/call-context";
import { appRouter } from "@cartage/api/root";
import type { Services } from "@cartage/api/services";
import type { Actor } from "@cartage/domain/actor";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { describe, expect } from "vitest";
import { z } from "zod";
import { test } from "./api-test.ts";

const Refused = z.object({
  error: z.object({ code: z.number(), message: z.string(), data: z.looseObject({ traceId: z.string() }) }),
});
const Body = z.union([Refused, z.array(z.object({ result: z.object({ data: z.unknown() }) }))]);

function refusalOf(body: z.infer<typeof Body>) {
  return Refused.parse(body).error;
}

/** The API over HTTP, as the web serves it. */
async function request(
  services: Services,
  actor: Actor | null,
  path: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
) {
  const req = new Request(`https://cartage.example/api/trpc/${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const response = await fetchRequestHandler({
    endpoint: "/api/trpc",
    req,
    router: appRouter,
    createContext: () => createContext({ services, headers: req.headers, sessionId: actor?.sessionId }),
  });
  return { status: response.status, body: Body.parse(await response.json()) };
}

describe("over HTTP", () => {
  test("each command of a batch is done once, and for itself, under the batch's one key", async ({
    make,
    as,
    services,
    api,
  }) => {
    const viewer = await as.viewer(await make.organisation());
    const report = (body: string) => ({ path: "/live", version: "0", body });
    const batch = () =>
      request(services, viewer, "issues.raise,issues.raise?batch=1", {
        body: { 0: report("The first."), 1: report("The second.") },
        headers: { "idempotency-key": "one batch" },
      });
    const first = await batch();
    expect(await batch()).toEqual(first);
    const answers = z
      .array(z.object({ result: z.object({ data: z.object({ issueId: z.string() }) }) }))
      .parse(first.body);
    const ids = answers.map(({ result }) => result.data.issueId);
    expect(new Set(ids).size).toBe(2);
    const maintainer = api(await as.maintainer());
    for (const issueId of ids) expect(await maintainer.issues.get({ issueId })).toMatchObject({ times: 1 });
  });

  test("a refusal has a status, a code, a sentence, and sentences by field", async ({ make, as, services }) => {
    const dispatcher = await as.dispatcher(await make.organisation());
    const refused = await request(services, dispatcher, "fleet.vehicles.create", {
      body: { name: "", type: "plane", vin: "x" },
    });
    expect(refused).toEqual({
      status: 400,
      body: {
        error: {
          code: -32600,
          message: "Some values are not right. Please check the marked fields.",
          data: {
            code: "input.invalid",
            httpStatus: 400,
            path: "fleet.vehicles.create",
            traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
            fields: {
              name: "Please fill this in.",
              type: "Please choose one of the list.",
              vin: "A VIN has 17 letters and digits, without I, O and Q.",
            },
            about: {},
          },
        },
      },
    });
  });

  test("a bug keeps its stack inside and gives its trace id", async ({ make, as, services, logged }) => {
    const dispatcher = await as.dispatcher(await make.organisation());
    const broken = { ...services, now: () => new Date(Number.NaN) };
    const { status, body } = await request(broken, dispatcher, "fleet.vehicles.create", {
      body: { name: "A", type: "car" },
    });

    expect(status).toBe(500);
    const { message, data } = refusalOf(body);
    expect(data).toMatchObject({ code: "unexpected", traceId: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(message).toContain(data.traceId);
    expect(JSON.stringify(body)).not.toMatch(/stack|RangeError|Invalid time/);
    const log = logged.find(({ fields }) => "traceId" in fields && fields.traceId === data.traceId);
    expect(log).toMatchObject({ level: "error", fields: { path: "fleet.vehicles.create", err: expect.any(Error) } });
  });

  test.for([
    ["no.such.procedure", undefined, 404, "not_found"],
    ["fleet.vehicles.create", undefined, 405, "request.malformed"],
    ["fleet.vehicles.create", "{", 400, "request.malformed"],
  ] as const)("%s is answered in our words too", async ([path, body, status, code], { make, as, services }) => {
    const dispatcher = await as.dispatcher(await make.organisation());
    const refused = await request(services, dispatcher, path, { body, headers: { "accept-language": "vi" } });
    expect(refused).toMatchObject({ status, body: { error: { data: { code } } } });
    expect(refusalOf(refused.body).message).toMatch(/[ạảấầậắặệểềốồộờởợứừựăâđêôơư]/);
  });

  test("the calls of one batch are repeats of their own", async ({ make, as, api, services }) => {
    const dispatcher = await as.dispatcher(await make.organisation());
    const send = () =>
      request(services, dispatcher, "fleet.vehicles.create,fleet.vehicles.create?batch=1", {
        body: { 0: { name: "A", type: "car" }, 1: { name: "B", type: "car" } },
        headers: { "idempotency-key": "batch" },
      });
    const first = await send();
    expect(first.body).toEqual([
      { result: { data: { vehicleId: expect.any(String) } } },
      { result: { data: { vehicleId: expect.any(String) } } },
    ]);
    expect(await send()).toEqual(first);
    expect((await api(dispatcher).fleet.vehicles.list({})).items).toHaveLength(2);
  });

  test("a machine's procedures are closed to everyone who comes by network", async ({ as, services }) => {
    const body = { instanceId: "01936f6e-0000-7000-8000-000000000001", kind: "web", version: "1", host: "h", pid: 1 };
    for (const actor of [null, await as.platformAdministrator()]) {
      expect((await request(services, actor, "platform.instances.register", { body })).status).toBe(403);
    }
  });
});
