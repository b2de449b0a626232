import { FenceDefinition } from "@cartage/domain/geofences/inputs";
import { demoId } from "./demo-id.ts";
import { ORGANISATIONS } from "./organisations.ts";

type Sketch = { name: string; colour: string; definition: object };
export type DemoGeofence = {
  id: string;
  organisationId: string;
  name: string;
  colour: string;
  definition: FenceDefinition;
};

const BLUE = "#2f6fde";
const TEAL = "#0f8f8a";
const AMBER = "#c27c0e";
const VIOLET = "#7a52cc";

const daytime = {
  timeZone: "Asia/Ho_Chi_Minh",
  spans: [{ days: [1, 2, 3, 4, 5, 6], from: "06:00", until: "20:00" }],
};
const circle = (lat: number, lon: number, radiusM: number) => ({ kind: "circle", lat, lon, radiusM });
const corridor = (line: [lat: number, lon: number][], halfWidthM: number) => ({
  kind: "corridor",
  line: line.map(([lat, lon]) => [lon, lat]),
  halfWidthM,
});
const polygon = (...rings: [lat: number, lon: number][][]) => ({
  kind: "polygon",
  parts: [rings.map((ring) => ring.map(([lat, lon]) => [lon, lat]))],
});

/** By organisation: where its vehicles pass every day. */
const SKETCHES: readonly (readonly Sketch[])[] = [
  [
    { name: "Kho Hà Nội", colour: BLUE, definition: { shape: circle(21.022, 105.843, 1_500), dwellS: 1_800 } },
    {
      name: "Nội thành Hà Nội",
      colour: TEAL,
      definition: {
        shape: polygon(
          [
            [20.985, 105.79],
            [21.045, 105.785],
            [21.07, 105.825],
            [21.055, 105.868],
            [21.012, 105.885],
            [20.975, 105.855],
          ],
          [
            [21.046, 105.812],
            [21.06, 105.822],
            [21.056, 105.838],
            [21.044, 105.832],
          ],
        ),
        speedLimitMps: 60 / 3.6,
      },
    },
    {
      name: "Cảng Hải Phòng",
      colour: AMBER,
      definition: {
        shape: polygon([
          [20.815, 106.63],
          [20.9, 106.615],
          [20.925, 106.68],
          [20.87, 106.745],
          [20.815, 106.735],
        ]),
      },
    },
    {
      name: "Hà Nội – Hải Phòng",
      colour: VIOLET,
      definition: {
        shape: corridor(
          [
            [21.0, 105.88],
            [20.95, 106.06],
            [20.93, 106.33],
            [20.88, 106.6],
          ],
          4_000,
        ),
      },
    },
    { name: "Kho Yên Bái", colour: BLUE, definition: { shape: circle(21.73, 104.9, 4_500), schedule: daytime } },
  ],
  [
    { name: "Kho Cần Thơ", colour: BLUE, definition: { shape: circle(10.045, 105.797, 2_500), dwellS: 1_800 } },
    {
      name: "Thành phố Hồ Chí Minh",
      colour: TEAL,
      definition: {
        shape: polygon(
          [
            [10.72, 106.6],
            [10.87, 106.58],
            [10.895, 106.68],
            [10.82, 106.79],
            [10.72, 106.76],
          ],
          [
            [10.805, 106.645],
            [10.828, 106.638],
            [10.828, 106.668],
            [10.806, 106.67],
          ],
        ),
        speedLimitMps: 60 / 3.6,
      },
    },
    { name: "Biên Hòa", colour: AMBER, definition: { shape: circle(10.965, 106.82, 5_000) } },
    {
      name: "TP.HCM – Cần Thơ",
      colour: VIOLET,
      definition: {
        shape: corridor(
          [
            [10.72, 106.58],
            [10.54, 106.41],
            [10.36, 106.36],
            [10.25, 106.0],
            [10.06, 105.81],
          ],
          4_000,
        ),
      },
    },
    { name: "Kho Cam Ranh", colour: BLUE, definition: { shape: circle(11.93, 109.17, 5_000), schedule: daytime } },
  ],
];

/** The geofences of both organisations. */
export function demoGeofences(): DemoGeofence[] {
  return SKETCHES.flatMap((sketches, o) =>
    sketches.map(({ name, colour, definition }, at) => ({
      id: demoId("geofence", o * 100 + at),
      organisationId: ORGANISATIONS[o]?.id ?? "",
      name,
      colour,
      definition: FenceDefinition.parse(definition),
    })),
  );
}
