import { createOsmAndEndpoint } from "@cartage/api/rest/osm-and";
import { createOwnTracksEndpoint } from "@cartage/api/rest/own-tracks";
import { createPositionsEndpoint } from "@cartage/api/rest/positions";
import { createTraccarEndpoint } from "@cartage/api/rest/traccar";
import { createDeviceCredentials } from "@cartage/auth/device-credentials";
import { createPositionDays } from "@cartage/domain/tracking/processes/open-position-days";
import type { Device, Organisation } from "@cartage/testing/factory";
import { test as withApi } from "./api-test.ts";

type Way = "positions" | "owntracks" | "osmand" | "traccar";

export interface Sent {
  query?: string;
  body?: unknown;
  basic?: Device;
  bearer?: string;
  method?: "GET" | "POST";
}

interface Kept {
  topic: string;
  reason: string;
  field: string | null;
  payload: string;
}

/** The ways in, and what came of what was sent. */
export const test = withApi.extend<{
  $file: {
    send: (way: Way, sent: Sent) => Promise<Response>;
    published: string[];
    lettersOf: (organisation: Organisation) => Promise<Kept[]>;
    storedOf: (device: Device) => Promise<object[]>;
  };
}>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixture's needs from the pattern
  published: [async ({}, use) => use([]), { scope: "file" }],
  send: [
    async ({ services, app, published }, use) => {
      const wayInServices = {
        services,
        credentials: createDeviceCredentials(app),
        days: createPositionDays({ retentionDays: 30, now: Date.now }),
        publish(topic: string) {
          published.push(topic);
        },
      };
      const ways = {
        positions: createPositionsEndpoint(wayInServices),
        owntracks: createOwnTracksEndpoint(wayInServices),
        osmand: createOsmAndEndpoint(wayInServices),
        traccar: createTraccarEndpoint(wayInServices),
      };
      await use((way, { query = "", body, basic, bearer, method = "POST" }) => {
        const headers = new Headers();
        if (basic) headers.set("authorization", `Basic ${btoa(`${basic.id}:${basic.secret}`)}`);
        if (bearer) headers.set("authorization", `Bearer ${bearer}`);
        const text = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
        const request = new Request(`https://cartage.example/api/v1/${way}${query}`, {
          method,
          headers,
          ...(text !== undefined && { body: text }),
        });
        return ways[way](request, null);
      });
    },
    { scope: "file" },
  ],
  lettersOf: [
    async ({ owner }, use) =>
      use(async ({ id }) => [
        ...(await owner.sql<Kept[]>`
          select topic, reason, field, convert_from(payload, 'utf8') as payload from dead_letters
           where organisation_id = ${id} order by id`),
      ]),
    { scope: "file" },
  ],
  storedOf: [
    async ({ owner }, use) =>
      use(async ({ key }) => [
        ...(await owner.sql<object[]>`
          select lat_e7, speed_cmps, battery_percent, ext from positions where device_key = ${key} order by fix_time`),
      ]),
    { scope: "file" },
  ],
});
