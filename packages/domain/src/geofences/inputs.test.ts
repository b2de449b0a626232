import fc from "fast-check";
import { expect, test } from "vitest";
import { fieldProblem } from "../field-problem.ts";
import { FenceDefinition, FenceShape } from "./inputs.ts";
import { star, starOf } from "./star.arbitrary.ts";

const square = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
  [0, 0],
];
const hole = [
  [4, 4],
  [6, 4],
  [6, 6],
  [4, 6],
  [4, 4],
];
const bowTie = [
  [0, 0],
  [10, 10],
  [10, 0],
  [0, 10],
];
const polygon = (...parts: unknown[]) => ({ kind: "polygon", parts });
const many = starOf(
  Array.from({ length: 10_001 }, () => 1),
  { lon: 0, lat: 0, reachDeg: 1 },
);

test.each([
  ["crosses itself", polygon([bowTie]), "parts.0.0.0", "fence_crosses_itself", { edge: 1, otherEdge: 3, otherRing: 1 }],
  [
    "touches itself",
    polygon([
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [2, 0],
        [0, 4],
      ],
    ]),
    "parts.0.0.0",
    "fence_crosses_itself",
    { edge: 1, otherEdge: 4, otherRing: 1 },
  ],
  [
    "folds back",
    polygon([
      [
        [0, 0],
        [4, 0],
        [2, 0],
        [2, 4],
      ],
    ]),
    "parts.0.0.0",
    "fence_crosses_itself",
    { edge: 1, otherEdge: 2, otherRing: 1 },
  ],
  [
    "has two points",
    polygon([
      [
        [0, 0],
        [4, 0],
        [0, 0],
      ],
    ]),
    "parts.0.0",
    "fence_too_few_points",
    { minimum: 3 },
  ],
  [
    "has the same point thrice",
    polygon([
      [
        [1, 1],
        [1, 1],
        [1, 1],
        [1, 1],
      ],
    ]),
    "parts.0.0",
    "fence_too_few_points",
    { minimum: 3 },
  ],
  [
    "has too many points",
    polygon([many.slice(0, 6_000)], [many.slice(6_000)]),
    "parts",
    "fence_too_many_points",
    { maximum: 10_000, count: 10_001 },
  ],
  [
    "has its hole outside",
    polygon([square, hole.map(([lon, lat]) => [Number(lon) + 20, lat])]),
    "parts.0.1.0",
    "fence_hole_outside",
    undefined,
  ],
  [
    "has its hole across the edge",
    polygon([square, hole.map(([lon, lat]) => [Number(lon) + 5, lat])]),
    "parts.0.0.1",
    "fence_rings_cross",
    { edge: 2, otherEdge: 1, otherRing: 2 },
  ],
  [
    "has a hole in a hole",
    polygon([
      square,
      [
        [2, 2],
        [8, 2],
        [8, 8],
        [2, 8],
      ],
      hole,
    ]),
    "parts.0.2.0",
    "fence_rings_cross",
    { edge: 1, otherEdge: 1, otherRing: 2 },
  ],
  ["has a part in a part", polygon([square], [hole]), "parts.1.0.0", "fence_parts_overlap", { otherPart: 1 }],
  [
    "runs around the globe",
    polygon([
      [
        [0, 60],
        [120, 60],
        [-120, 60],
      ],
    ]),
    "parts.0.0",
    "fence_around_globe",
    undefined,
  ],
  [
    "lies off the globe",
    polygon([
      [
        [0, 0],
        [181, 0],
        [5, 5],
      ],
    ]),
    "parts.0.0.1.0",
    "too_big",
    { maximum: 180 },
  ],
  [
    "is a line of one point",
    {
      kind: "corridor",
      line: [
        [1, 1],
        [1, 1],
      ],
      halfWidthM: 5,
    },
    "line",
    "fence_too_few_points",
    { minimum: 2 },
  ],
  [
    "has no width",
    {
      kind: "corridor",
      line: [
        [1, 1],
        [2, 1],
      ],
      halfWidthM: 0,
    },
    "halfWidthM",
    "fence_no_width",
    undefined,
  ],
  ["has no radius", { kind: "circle", lat: 1, lon: 1, radiusM: 0 }, "radiusM", "fence_no_radius", undefined],
  ["lies beyond the pole", { kind: "circle", lat: 91, lon: 1, radiusM: 5 }, "lat", "too_big", { maximum: 90 }],
])("a shape that %s is refused with the place", (_what, shape, path, code, values) => {
  const issues = FenceShape.safeParse(shape).error?.issues ?? [];
  expect(issues.map((issue) => issue.path.join("."))).toEqual([path]);
  expect(issues.map(fieldProblem)).toEqual([values ? { code, values } : { code }]);
});

test.each([
  [
    "holes that touch the outline in a point",
    polygon([
      square,
      [
        [0, 5],
        [2, 4],
        [2, 6],
      ],
    ]),
  ],
  [
    "parts that share an edge",
    polygon(
      [square],
      [
        [
          [10, 0],
          [20, 0],
          [20, 10],
          [10, 10],
        ],
      ],
    ),
  ],
  [
    "a ring over the antimeridian",
    polygon([
      [
        [170, 0],
        [-170, 0],
        [-170, 10],
        [170, 10],
      ],
    ]),
  ],
  [
    "the whole globe",
    polygon([
      [
        [-180, -90],
        [180, -90],
        [180, 90],
        [-180, 90],
      ],
    ]),
  ],
])("%s: allowed", (_what, shape) => {
  expect(FenceShape.safeParse(shape).error).toBeUndefined();
});

test("rings are kept closed, at stored precision, with what is left out filled in", () => {
  const shape = polygon([
    [
      [0.000000049, 0],
      [4, 0],
      [4, 0],
      [0, 4],
    ],
  ]);
  expect(FenceDefinition.parse({ shape })).toEqual({
    shape: polygon([
      [
        [0, 0],
        [4, 0],
        [0, 4],
        [0, 0],
      ],
    ]),
    schedule: null,
    scope: { groupIds: [], tags: [] },
    dwellS: null,
    speedLimitMps: null,
    hysteresisM: 15,
  });
});

test("whatever turns around its middle does not cross itself, and does once two far corners change places", () => {
  fc.assert(
    fc.property(star({ lon: 179.99, lat: 20, reachDeg: 0.1 }), (given) => {
      const ring = given.map(([lon, lat]) => [lon > 180 ? lon - 360 : lon, lat]);
      expect(FenceShape.safeParse(polygon([ring])).error).toBeUndefined();
    }),
  );
  const ring = starOf([1, 1, 1, 1, 1, 1], { lon: 0, lat: 0, reachDeg: 1 });
  const [a, b, c, d, ...rest] = ring;
  expect(FenceShape.safeParse(polygon([[a, d, c, b, ...rest]])).success).toBe(false);
});

test("10,000 corners are checked in a blink", () => {
  const began = performance.now();
  expect(FenceShape.safeParse(polygon([many.slice(0, 10_000)])).success).toBe(true);
  expect(performance.now() - began).toBeLessThan(2_000);
});
