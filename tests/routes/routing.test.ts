import { askRouting } from "@cartage/domain/routes/routing/ask-routing";
import { builtInRouting } from "@cartage/domain/routes/routing/built-in";
import { USUAL_HABITS } from "@cartage/domain/routes/routing/habits";
import { osrmRouting } from "@cartage/domain/routes/routing/osrm";
import { outsideRouting } from "@cartage/domain/routes/routing/outside-routing";
import { valhallaRouting } from "@cartage/domain/routes/routing/valhalla";
import { describe, expect } from "vitest";
import { test } from "./routing-server.ts";

const [a, b, c] = [
  { lat: 52.517037, lon: 13.38886 },
  { lat: 52.529407, lon: 13.397634 },
  { lat: 52.523219, lon: 13.428555 },
];

describe("OSRM", () => {
  test("is asked for a table as documented, and what no road leads to is null", async ({ server }) => {
    server.reply = {
      json: {
        code: "Ok",
        sources: [{ name: "", location: [13.38886, 52.517037] }],
        destinations: [{ name: "" }, { name: "" }],
        durations: [[192.6, null]],
        distances: [[1886.89, null]],
      },
    };
    expect(await osrmRouting({ url: server.url })().matrix([a], [b, c])).toEqual([
      [{ distanceM: 1886.89, durationS: 192.6 }, null],
    ]);
    expect(server.questions).toEqual([
      {
        method: "GET",
        url: "/table/v1/driving/13.388860,52.517037;13.397634,52.529407;13.428555,52.523219?sources=0&destinations=1;2&annotations=duration,distance",
        body: null,
      },
    ]);
  });

  test("is asked for a route as documented, below a path of its own", async ({ server }) => {
    server.reply = {
      json: {
        code: "Ok",
        routes: [
          {
            distance: 1886.3,
            duration: 251.5,
            weight: 251.5,
            weight_name: "routability",
            geometry: {
              type: "LineString",
              coordinates: [
                [13.388799, 52.517033],
                [13.397631, 52.52932],
              ],
            },
            legs: [{ steps: [], distance: 1886.3, duration: 251.5, summary: "" }],
          },
        ],
        waypoints: [],
      },
    };
    const routing = osrmRouting({ url: `${server.url}/osrm`, profile: "truck" })();
    expect(await routing.route([a, b])).toEqual({
      distanceM: 1886.3,
      durationS: 251.5,
      line: [
        { lat: 52.517033, lon: 13.388799 },
        { lat: 52.52932, lon: 13.397631 },
      ],
    });
    expect(server.questions[0]?.url).toBe(
      "/osrm/route/v1/truck/13.388860,52.517037;13.397634,52.529407?overview=full&geometries=geojson",
    );
  });

  test("that finds no route, or no road near a place, says that there is none", async ({ server }) => {
    const routing = osrmRouting({ url: server.url })();
    server.reply = { status: 400, json: { code: "NoRoute", message: "Impossible route between points" } };
    expect(await routing.route([a, b])).toBeNull();
    server.reply = {
      status: 400,
      json: { code: "NoSegment", message: "Could not find a matching segment for coordinate 0" },
    };
    expect(await routing.matrix([a, b], [c])).toEqual([[null], [null]]);
    server.reply = { status: 400, json: { code: "TooBig", message: "Too many table coordinates" } };
    await expect(routing.matrix([a], [b])).rejects.toThrow("OSRM refused with TooBig: Too many table coordinates.");
  });
});

describe("Valhalla", () => {
  test("is asked for a matrix as documented, by cells or by tables", async ({ server }) => {
    const routing = valhallaRouting({ url: server.url })();
    server.reply = {
      json: {
        algorithm: "costmatrix",
        units: "kilometers",
        sources: [{ lat: a?.lat, lon: a?.lon }],
        targets: [],
        sources_to_targets: [
          [
            { distance: 1.887, time: 240, to_index: 0, from_index: 0 },
            { distance: null, time: null, to_index: 1, from_index: 0 },
          ],
        ],
      },
    };
    const expected = [[{ distanceM: 1_887, durationS: 240 }, null]];
    expect(await routing.matrix([a], [b, c])).toEqual(expected);
    server.reply = {
      json: {
        algorithm: "timedistancematrix",
        units: "kilometers",
        sources_to_targets: { durations: [[240, null]], distances: [[1.887, null]] },
      },
    };
    expect(await routing.matrix([a], [b, c])).toEqual(expected);
    expect(server.questions[0]).toEqual({
      method: "POST",
      url: "/sources_to_targets",
      body: { sources: [a], targets: [b, c], costing: "truck", units: "kilometers" },
    });
  });

  test("is asked for a route as documented, whose legs become one line", async ({ server }) => {
    server.reply = {
      json: {
        trip: {
          locations: [],
          legs: [
            { summary: { time: 120, length: 1.2 }, shape: "_p~iF~ps|U_ulLnnqC" },
            { summary: { time: 90, length: 0.9 }, shape: "_flwFn`faV_mqNvxq`@" },
          ],
          summary: {
            has_toll: false,
            min_lat: 3.85,
            min_lon: -12.64,
            max_lat: 4.32,
            max_lon: -12.02,
            time: 210,
            length: 2.1,
          },
          status_message: "Found route between points",
          status: 0,
          units: "kilometers",
          language: "en-US",
        },
      },
    };
    const way = await valhallaRouting({ url: server.url, costing: "auto" })().route([a, b, c]);
    expect(way).toEqual({
      distanceM: 2_100,
      durationS: 210,
      line: [
        { lat: 3.85, lon: -12.02 },
        { lat: 4.07, lon: -12.095 },
        { lat: 4.3252, lon: -12.6453 },
      ],
    });
    expect(server.questions[0]).toEqual({
      method: "POST",
      url: "/route",
      body: { locations: [a, b, c], costing: "auto", units: "kilometers", directions_type: "none" },
    });
  });

  test("that finds no path says that there is none", async ({ server }) => {
    const routing = valhallaRouting({ url: server.url })();
    const refusal = {
      error_code: 442,
      error: "No path could be found for input",
      status_code: 400,
      status: "Bad Request",
    };
    server.reply = { status: 400, json: refusal };
    expect(await routing.route([a, b])).toBeNull();
    server.reply = {
      status: 400,
      json: { ...refusal, error_code: 154, error: "Path distance exceeds the max distance limit" },
    };
    await expect(routing.route([a, b])).rejects.toThrow("Valhalla refused with 154");
  });
});

describe("a routing server that cannot be relied on", () => {
  const builtIn = async () => builtInRouting({ habits: USUAL_HABITS, hubs: [], lanes: [] });

  test.for<[string, object | "silence"]>([
    ["says nothing", "silence"],
    ["fails", { status: 503, json: {} }],
    ["answers no JSON", { raw: "<html>" }],
    ["answers something else than documented", { json: { code: "Ok", durations: "many" } }],
  ])("and %s leaves the answer to what is built in", async ([, reply], { server }) => {
    server.reply = reply as typeof server.reply;
    const failures: unknown[] = [];
    const options = { source: "osrm", url: server.url, withinMs: 100 } as const;
    const outside = outsideRouting({ ...options, onFailure: (error) => failures.push(error) });
    const { answer, by } = await askRouting({ outside, builtIn }, (routing) => routing.matrix([a], [b]));
    expect([by, failures.length]).toEqual(["built_in", 1]);
    expect(answer[0]?.[0]?.distanceM).toBeGreaterThan(1_000);
  });

  test("is left alone after it failed again and again, and tried after its rest", async ({ server }) => {
    server.reply = { status: 500, json: {} };
    const options = { source: "osrm", url: server.url, failures: 3, aloneForMs: 200 } as const;
    const outside = outsideRouting(options);
    const ask = () => askRouting({ outside, builtIn }, (routing) => routing.matrix([a], [b]));
    for (let at = 0; at < 10; at++) expect((await ask()).by).toBe("built_in");
    expect(server.questions).toHaveLength(3);
    server.reply = { json: { code: "Ok", durations: [[60]], distances: [[900]] } };
    await expect.poll(async () => (await ask()).by).toBe("osrm");
    expect(server.questions).toHaveLength(4);
    expect((await ask()).answer).toEqual([[{ distanceM: 900, durationS: 60 }]]);
  });
});
