import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createBrokerPolicyEndpoint } from "@cartage/api/rest/broker-policy";
import { createOsmAndEndpoint } from "@cartage/api/rest/osm-and";
import { createOwnTracksEndpoint } from "@cartage/api/rest/own-tracks";
import { createPositionsEndpoint } from "@cartage/api/rest/positions";
import { createTraccarEndpoint } from "@cartage/api/rest/traccar";
import { issueAccessToken } from "@cartage/auth/access-token";
import { createDeviceCredentials } from "@cartage/auth/device-credentials";
import type { Actor } from "@cartage/domain/actor";
import { apiKeyScopes } from "@cartage/domain/permissions";
import { createPositionDays } from "@cartage/domain/tracking/processes/open-position-days";
import { expect } from "vitest";
import { test } from "../api/api-test.ts";
import { everyRoute, type RouteRow } from "./every-route.ts";
import { brokerSecret, routeCallers, serviceCredential } from "./matrix-sides.ts";

type Caller = (typeof routeCallers)[number];

const app = new URL("../../apps/web/src/app/", import.meta.url);
const routeFiles = readdirSync(app, { recursive: true, encoding: "utf8" }).filter((file) =>
  /\/route\.tsx?$/.test(file),
);
const folderOf = (name: string) => name.split(" ")[0] ?? "";

test("every route of web is tried, by each method that it answers", () => {
  const found = Object.fromEntries(
    routeFiles.map((file) => {
      const text = readFileSync(new URL(file, app), "utf8");
      const exported = [...text.matchAll(/^export (?:async )?(?:function|const) ([A-Z]+)\b/gm)].map(([, name]) => name);
      const renamed = [...text.matchAll(/\bas (GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b/g)].map(([, name]) => name);
      return [file.replace(/\/route\.tsx?$/, ""), [...exported, ...renamed].sort()];
    }),
  );
  const rows = Object.fromEntries(Object.entries(everyRoute).map(([name, { methods }]) => [folderOf(name), methods]));
  expect(found).toEqual(rows);
});

test("what is tried elsewhere is tried there", () => {
  for (const [name, row] of Object.entries(everyRoute))
    if ("elsewhere" in row) expect(existsSync(new URL(`../../${row.elsewhere}`, import.meta.url)), name).toBe(true);
});

const asked = Object.entries(everyRoute).filter(
  (entry): entry is [string, Extract<RouteRow, { ask: string }>] => "ask" in entry[1],
);

test.for(asked)(
  "%s, for each kind of caller",
  async ([, row], { make, as, api, owner, services, people, app, logged }) => {
    const [organisation, elsewhere, suspended] = [
      await make.organisation(),
      await make.organisation(),
      await make.organisation(),
    ];
    const vehicle = await make.vehicle({ organisationId: organisation.id });
    const victim = await make.device({ organisationId: organisation.id, vehicleId: vehicle.id });
    const other = await make.device({ organisationId: elsewhere.id });
    const revoked = await make.device({ organisationId: organisation.id });
    const shutOut = await make.device({ organisationId: suspended.id });
    await owner.sql`update devices set revoked_at = now() where id = ${revoked.id}`;
    await owner.sql`update organisations set suspended_at = now() where id = ${suspended.id}`;

    const bearer = (token: string) => `Bearer ${token}`;
    const basic = (name: string, password: string) => `Basic ${btoa(`${name}:${password}`)}`;
    const ofPerson = async ({ sessionId }: Actor) =>
      bearer((await issueAccessToken(people.keys.access, { sessionId: sessionId ?? "", now: new Date() })).accessToken);
    const { integrations } = api(await as.organisationAdministrator(organisation));
    const key = async () => integrations.keys.create({ name: "key", scopes: [...apiKeyScopes] });

    async function credentialOf(caller: Caller): Promise<string> {
      switch (caller) {
        case "platform_administrator":
          return ofPerson(await as.platformAdministrator());
        case "maintainer":
          return ofPerson(await as.maintainer());
        case "organisation_administrator":
          return ofPerson(await as.organisationAdministrator(organisation));
        case "hub_worker":
          return ofPerson(await as.hubWorker(organisation));
        case "dispatcher":
        case "viewer":
        case "driver":
          return ofPerson(await as[caller](organisation));
        case "revoked": {
          const actor = await as.organisationAdministrator(organisation);
          await owner.sql`update sessions set revoked_at = now() where id = ${actor.sessionId}`;
          return ofPerson(actor);
        }
        case "api_key_of_every_scope":
          return bearer((await key()).secret);
        case "revoked_api_key": {
          const { apiKeyId, secret } = await key();
          await integrations.keys.revoke({ apiKeyId });
          return bearer(secret);
        }
        case "signed_out":
          return "";
        case "device":
          return basic(victim.id, victim.secret);
        case "device_with_anothers_secret":
          return basic(victim.id, other.secret);
        case "device_of_another_organisation":
          return basic(other.id, other.secret);
        case "revoked_device":
          return basic(revoked.id, revoked.secret);
        case "device_of_suspended":
          return basic(shutOut.id, shutOut.secret);
        case "own_process":
          return basic(serviceCredential.username, serviceCredential.password);
        case "broker":
          return bearer(brokerSecret);
      }
    }

    const wayInServices = {
      services,
      credentials: createDeviceCredentials(app),
      days: createPositionDays({ retentionDays: 30, now: Date.now }),
      publish: () => {},
    };
    const waysIn = {
      positions: createPositionsEndpoint(wayInServices),
      owntracks: createOwnTracksEndpoint(wayInServices),
      osmand: createOsmAndEndpoint(wayInServices),
      traccar: createTraccarEndpoint(wayInServices),
    };
    const answerBroker = createBrokerPolicyEndpoint({
      database: app,
      secret: brokerSecret,
      service: serviceCredential,
      onError: (error) => expect.fail(String(error)),
    });
    const now = Date.now();
    const bodies = {
      positions: { t: now, lat: 10.7769, lon: 106.7009 },
      owntracks: { _type: "location", tst: Math.floor(now / 1000), lat: 10.7769, lon: 106.7009 },
      osmand: {
        location: { timestamp: new Date(now).toISOString(), coords: { latitude: 10.7769, longitude: 106.7009 } },
      },
      traccar: { position: { fixTime: now, latitude: 10.7769, longitude: 106.7009 }, device: { uniqueId: victim.id } },
      connect: { username: victim.id, password: victim.secret, clientid: victim.id },
      act: { username: victim.id, clientid: victim.id, action: "publish", topic: "x" },
    };

    const isDevice = (caller: Caller) => caller === "device" || caller === "device_of_another_organisation";
    const isProgram = (caller: Caller) => caller === "api_key_of_every_scope";
    const isLet = (caller: Caller) => {
      if (row.lets === "broker") return caller === "broker";
      return (row.lets !== "program" && isDevice(caller)) || (row.lets !== "device" && isProgram(caller));
    };
    const found: Partial<Record<Caller, number>> = {};
    const wrote: object[] = [];
    for (const caller of routeCallers) {
      const authorization = await credentialOf(caller);
      const request = new Request(`https://cartage.example/?device=${victim.id}`, {
        method: "POST",
        headers: authorization ? { authorization } : {},
        body: JSON.stringify(bodies[row.ask]),
      });
      const answer =
        row.ask === "connect" || row.ask === "act" ? answerBroker(request, row.ask) : waysIn[row.ask](request, null);
      found[caller] = (await answer).status;
      const storedOfVictim = await owner.sql`select 1 from positions where device_key = ${victim.key}`;
      // another's credential never writes as this device
      if (!isLet(caller)) expect(storedOfVictim, caller).toHaveLength(0);
      await owner.sql`delete from positions where device_key = ${victim.key}`;
      if (isLet(caller)) wrote.push(...storedOfVictim);
    }
    expect(found).toEqual(Object.fromEntries(routeCallers.map((caller) => [caller, isLet(caller) ? 200 : 401])));
    expect(logged.filter(({ level }) => level === "error")).toEqual([]);

    const senders = row.lets === "broker" ? 0 : routeCallers.filter(isLet).length;
    const elsewhereToo = row.lets === "device" || row.lets === "sender" ? [other.key] : [];
    expect(wrote).toHaveLength(senders - elsewhereToo.length);
    const stored =
      await owner.sql`select device_key as key from positions where device_key in (${other.key}, ${revoked.key}, ${shutOut.key})`;
    expect(stored.map((position) => position.key)).toEqual(elsewhereToo);
  },
);
