import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createGeocoder } from "@cartage/domain/orders/geocoding/create-geocoder";
import { guardGeocoder } from "@cartage/domain/orders/geocoding/guard-geocoder";
import { createNominatim } from "@cartage/domain/orders/geocoding/nominatim";
import { findPlaces } from "@cartage/domain/orders/processes/find-places";
import { runAs } from "@cartage/domain/run-as";
import { expect } from "vitest";
import { test as withApi } from "../api/api-test.ts";

/** As Nominatim's and Photon's documentation shows their answers. */
const documented = {
  "/search": [
    {
      place_id: 100149,
      licence: "Data © OpenStreetMap contributors, ODbL 1.0. https://osm.org/copyright",
      osm_type: "node",
      osm_id: 107775,
      boundingbox: ["51.3473219", "51.6673219", "-0.2876474", "0.0323526"],
      lat: "51.5073219",
      lon: "-0.1276474",
      display_name: "London, Greater London, England, SW1A 2DU, United Kingdom",
      class: "place",
      type: "city",
      addresstype: "city",
      importance: 0.9654895765402,
    },
  ],
  "/api": {
    type: "FeatureCollection",
    features: [
      {
        type: "Feature",
        geometry: { type: "Point", coordinates: [13.3888599, 52.5170365] },
        properties: {
          osm_type: "N",
          osm_id: 240109189,
          type: "house",
          housenumber: "1",
          street: "Unter den Linden",
          city: "Berlin",
          country: "Germany",
        },
      },
    ],
  },
};

const test = withApi.extend<{
  server: { url: string; asked: string[]; answers: { status: number; isSilent: boolean } };
}>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixture's needs from the pattern
  server: async ({}, use) => {
    const asked: string[] = [];
    const answers = { status: 200, isSilent: false };
    const server = createServer((request, response) => {
      const { pathname, search } = new URL(request.url ?? "/", "http://localhost");
      asked.push(`${pathname}${search}`);
      if (answers.isSilent) return;
      response.writeHead(answers.status, { "content-type": "application/json" });
      response.end(JSON.stringify(documented[pathname as keyof typeof documented]));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    await use({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, answers });
    server.closeAllConnections();
    server.close();
  },
});

test("towns are found by their names, in either language and without marks", async ({ make, as, api }) => {
  const { orders } = api(await as.dispatcher(await make.organisation()));
  const first = async (text: string) => (await orders.findPlaces({ text }))[0];
  const hanoi = { name: "Hà Nội, VN", precision: "town", latE7: expect.closeTo(210_245_000, -6) };
  for (const text of ["12 Láng Hạ, Đống Đa, Hà Nội", "ha noi", "Hanoi"]) expect(await first(text)).toMatchObject(hanoi);
  expect(await first("45 Lê Lợi, TP. Hồ Chí Minh")).toMatchObject({ name: "TP. Hồ Chí Minh, VN" });
  expect(await first("xyzzy 9")).toBeUndefined();
});

test("Nominatim and Photon are understood as they document their answers", async ({ server }) => {
  const ask = (kind: "nominatim" | "photon") =>
    createGeocoder({ kind, url: server.url }).find("a place", { language: "vi" });
  expect(await ask("nominatim")).toEqual([
    {
      name: "London, Greater London, England, SW1A 2DU, United Kingdom",
      latE7: 515_073_219,
      lonE7: -1_276_474,
      precision: "town",
    },
  ]);
  expect(await ask("photon")).toEqual([
    { name: "1 Unter den Linden, Berlin, Germany", latE7: 525_170_365, lonE7: 133_888_599, precision: "house" },
  ]);
  expect(server.asked).toEqual([
    "/search?q=a+place&format=jsonv2&limit=6&accept-language=vi",
    "/api?q=a+place&limit=6&lang=default",
  ]);
});

test("a geocoder is asked once for the same, and towns stand in while it is away", async ({
  make,
  as,
  app,
  clock,
  server,
}) => {
  const geocoder = guardGeocoder(createNominatim(server.url), { withinMs: 200, failures: 2, aloneForMs: 60_000 });
  const actor = await as.dispatcher(await make.organisation());
  const find = (text: string) =>
    runAs(app, { actor, now: clock.now, requestId: "test" }, (ctx) =>
      findPlaces(ctx, { text, language: "en" }, geocoder),
    );
  expect(await find("London")).toHaveLength(1);
  expect(await find("london")).toMatchObject([{ precision: "town" }]);
  expect(server.asked).toHaveLength(1);
  server.answers.status = 503;
  expect(await find("1 Lê Lợi, Huế")).toMatchObject([{ name: "Huế, VN" }]);
  server.answers.isSilent = true;
  expect(await find("2 Lê Lợi, Huế")).toMatchObject([{ name: "Huế, VN" }]);
  expect(server.asked).toHaveLength(3);
  // it failed twice: it is left alone
  expect(await find("3 Lê Lợi, Huế")).toMatchObject([{ name: "Huế, VN" }]);
  expect(server.asked).toHaveLength(3);
});
