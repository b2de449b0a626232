import { describe, expect, test } from "vitest";
import { toRows } from "../to-rows.ts";
import type { UnreadableFenceFile } from "./found-fence.ts";
import { readFenceFile } from "./read-fence-file.ts";

const read = (text: string) => readFenceFile(new TextEncoder().encode(text));
const square = "30 10, 40 10, 40 20, 30 20, 30 10";
const ring = [
  [30, 10],
  [40, 10],
  [40, 20],
  [30, 20],
  [30, 10],
];
const hole = [
  [33, 13],
  [36, 13],
  [36, 16],
  [33, 13],
];

describe("what a file holds", () => {
  test("GeoJSON: areas with holes, lines, points, and names and widths among the properties", async () => {
    const feature = (geometry: object | null, properties: object = {}) => ({ type: "Feature", properties, geometry });
    const found = await read(
      JSON.stringify({
        type: "FeatureCollection",
        features: [
          feature(
            { type: "Polygon", coordinates: [ring, hole] },
            { name: "Yard", fill: "#AABBCC", description: "North" },
          ),
          feature({ type: "MultiPolygon", coordinates: [[ring], [hole]] }),
          feature({ type: "LineString", coordinates: ring }, { title: "Road", widthM: 60 }),
          feature({ type: "Point", coordinates: [30, 10, 4] }, { radius: 250 }),
          feature({
            type: "Polygon",
            coordinates: [
              [
                [30, 10],
                ["x", 11],
              ],
            ],
          }),
          feature(null, { name: "Nothing" }),
          feature({ type: "Curve", coordinates: [] }),
        ],
      }),
    );
    expect(found).toMatchObject([
      {
        name: "Yard",
        colour: "#aabbcc",
        note: "North",
        place: { element: 1 },
        shape: { kind: "area", parts: [[ring, hole]] },
      },
      { shape: { kind: "area", parts: [[ring], [hole]] } },
      { name: "Road", shape: { kind: "line", line: ring, halfWidthM: 30 } },
      { shape: { kind: "point", place: [30, 10], radiusM: 250 } },
      { shape: null, flaw: { code: "bad_place", point: 2 }, place: { element: 5 } },
      { name: "Nothing", flaw: { code: "no_geometry" } },
      { flaw: { code: "unsupported", found: "Curve" } },
    ]);
  });

  test("KML: polygons of one placemark are one area, with their holes; lines and points are each their own", async () => {
    const at = (places: number[][]) =>
      `<coordinates> ${places.map((each) => each.join(",")).join("\n ")} </coordinates>`;
    const found = await read(`<?xml version="1.0"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Not a fence</name>
<Placemark><name>Yard</name><description>North</description><Polygon>
<outerBoundaryIs><LinearRing>${at(ring)}</LinearRing></outerBoundaryIs>
<innerBoundaryIs><LinearRing>${at(hole)}</LinearRing></innerBoundaryIs></Polygon></Placemark>
<Placemark><name>Road</name><MultiGeometry><LineString>${at(ring)}</LineString><Point>${at([[30, 10]])}</Point></MultiGeometry></Placemark>
<Placemark><name>Torn</name><Point><coordinates>30,</coordinates></Point></Placemark>
<Placemark><name>Empty</name></Placemark>
</Document></kml>`);
    expect(found).toMatchObject([
      { name: "Yard", note: "North", place: { line: 3 }, shape: { kind: "area", parts: [[ring, hole]] } },
      { name: "Road", shape: { kind: "line", line: ring } },
      { name: "Road", shape: { kind: "point", place: [30, 10] } },
      { name: "Torn", flaw: { code: "bad_place", point: 1 } },
      { name: "Empty", flaw: { code: "no_geometry" } },
    ]);
  });

  test("WKT: one geometry after the other, heights passed over, with EWKT's mark of WGS 84", async () => {
    const found = await read(`SRID=4326;POLYGON ((${square}), (33 13, 36 13, 36 16, 33 13));
MULTIPOLYGON(((${square})),((33 13,36 13,36 16,33 13)))
LINESTRING Z (30 10 5, 40 10 6)
MULTIPOINT ((30 10), 40 20)
POLYGON EMPTY`);
    expect(found.map(({ shape, flaw, place }) => [shape ?? flaw, place])).toEqual([
      [
        { kind: "area", parts: [[ring, hole]] },
        { line: 1, column: 1 },
      ],
      [
        { kind: "area", parts: [[ring], [hole]] },
        { line: 2, column: 1 },
      ],
      [
        { kind: "line", line: ring.slice(0, 2), halfWidthM: null },
        { line: 3, column: 1 },
      ],
      [
        { kind: "point", place: [30, 10], radiusM: null },
        { line: 4, column: 1 },
      ],
      [
        { kind: "point", place: [40, 20], radiusM: null },
        { line: 4, column: 1 },
      ],
      [{ code: "empty_geometry" }, { line: 5, column: 1 }],
    ]);
  });
});

test.each([
  ["nothing", " \n", "empty", null],
  ["a KMZ", "PK\u0003\u0004", "binary", null],
  ["a zero byte", "POLYGON\u0000", "binary", null],
  ["torn JSON", '{\n "type": "Feature",,\n}', "broken_json", { line: 2, column: 20 }],
  ["other JSON", '{"name": "x"}', "other_json", null],
  ["an empty collection", '{"type": "FeatureCollection", "features": []}', "nothing_in_it", null],
  ["torn XML", "<kml>\n<Placemark></kml>", "broken_xml", { line: 2 }],
  ["other XML", "<?xml version='1.0'?>\n<gpx></gpx>", "other_xml", { line: 2 }],
  ["torn WKT", `POLYGON ((${square})`, "broken_wkt", { line: 1 }],
  ["WKT that goes wrong later", `POINT (1 2)\nPOLYGON ((1 2, 3 x))`, "broken_wkt", { line: 2, column: 18 }],
  ["another system of coordinates", "SRID=3857;POINT (1 2)", "other_srid", { line: 1, column: 6 }],
  ["something else", "lat,lon\n1,2", "other_kind", { line: 1 }],
])("%s is refused with the reason and the place", async (_, text, fault, place) => {
  const error = await read(text).catch((refusal: UnreadableFenceFile) => refusal);
  expect(error).toMatchObject({ fault, ...(place ? { place } : { place: null }) });
});

describe("rows to import", () => {
  const options = { fileName: "yards.wkt", widths: { radiusM: 80, halfWidthM: 20 }, names: {} };

  test("have names, widths and radii, and names that the file repeats are told apart", async () => {
    const found = await read("POINT (30 10)\nLINESTRING (30 10, 31 10)");
    const named = [...found, ...found].map((each, at) => ({ ...each, name: at < 2 ? null : "Yard" }));
    expect(toRows(named, { ...options, names: { 0: "Gate" } })).toMatchObject([
      { name: "Gate", input: { definition: { shape: { kind: "circle", radiusM: 80 } } }, refusal: null },
      { name: "yards 2", input: { definition: { shape: { kind: "corridor", halfWidthM: 20 } } }, refusal: null },
      { name: "Yard" },
      { name: "Yard (2)" },
    ]);
  });

  test.each([
    [
      "an outline that crosses itself",
      "POLYGON ((0 0, 1 1, 1 0, 0 1, 0 0))",
      { code: "fence_crosses_itself", values: { edge: 1, otherEdge: 3 }, at: { part: 1, ring: 1, point: 1 } },
    ],
    [
      "a hole outside",
      `POLYGON ((${square}), (50 50, 51 50, 51 51, 50 50))`,
      { code: "fence_hole_outside", at: { part: 1, ring: 2, point: 1 } },
    ],
    [
      "a latitude beyond the pole",
      "LINESTRING (0 0, 0 91)",
      { code: "too_big", values: { maximum: 90 }, at: { point: 2 } },
    ],
    ["a line of one place", "LINESTRING (0 0, 0 0)", { code: "fence_too_few_points" }],
  ])("%s is refused with its place in the shape", async (_, text, refusal) => {
    expect(toRows(await read(text), options)).toMatchObject([{ refusal }]);
  });
});
