import { compileShape } from "@cartage/domain/geofences/evaluating/compile-shape";
import { FenceShape } from "@cartage/domain/geofences/inputs";
import { toE7 } from "@cartage/telemetry/units";
import { createPolygons, type LonLat, pointsFor, type Rings } from "./geofences/adversarial.ts";
import { startPostgis } from "./geofences/postgis.ts";
import { createRandom } from "./harness/random.ts";

// Whether a million random and adversarial points lie in polygons: our answer beside ST_Covers of PostGIS.

const POLYGONS = 1_000;
const POINTS_EACH = 1_000;
/** Degrees: closer to an edge, doubles of degrees cannot tell. */
const DOUBT = 1e-7;

const wrapped = (lon: number) => (lon > 180 ? toE7(lon - 360) / 1e7 : lon < -180 ? toE7(lon + 360) / 1e7 : lon);
const wkt = (rings: Rings) =>
  `POLYGON(${rings.map((ring) => `(${ring.map(([lon, lat]) => `${lon} ${lat}`).join(",")})`).join(",")})`;

const random = createRandom(11);
const { sql, stop } = await startPostgis();
const counts = { polygons: 0, refused: 0, points: 0, agreed: 0, differed: 0, differedNearAnEdge: 0, invalidThere: 0 };
try {
  for (const rings of createPolygons(7, POLYGONS * 2)) {
    if (counts.polygons === POLYGONS) break;
    const parts = [rings.map((ring) => ring.map(([lon, lat]): LonLat => [wrapped(lon), lat]))];
    const read = FenceShape.safeParse({ kind: "polygon", parts });
    const [validity] = await sql<{ valid: boolean }[]>`select st_isvalid(st_geomfromtext(${wkt(rings)})) as valid`;
    if (!read.success) {
      counts.refused += 1;
      continue;
    }
    if (!validity?.valid) counts.invalidThere += 1;
    counts.polygons += 1;
    await compare(rings, read.data);
  }
} finally {
  await stop();
}
console.log(JSON.stringify({ ...counts, agreementBeyondDoubt: 1 - counts.differed / counts.points }));
if (counts.differed > 0 || counts.invalidThere > 0) process.exitCode = 1;

async function compare(rings: Rings, given: FenceShape): Promise<void> {
  const shape = compileShape(given);
  const points = pointsFor(rings, POINTS_EACH, random);
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  const rows = await sql<{ covers: boolean; distance: number }[]>`
    with shape as (select st_geomfromtext(${wkt(rings)}) as area),
         points as (select at, st_makepoint(lon, lat) as point
                      from unnest(${lons}::float8[], ${lats}::float8[]) with ordinality as given (lon, lat, at))
    select st_covers(area, point) as covers, st_distance(st_boundary(area), point) as distance
      from points, shape order by at`;
  for (const [at, { covers, distance }] of rows.entries()) {
    const [lon, lat] = points[at] ?? [0, 0];
    counts.points += 1;
    if (shape.covers(toE7(lat), toE7(wrapped(lon))) === covers) counts.agreed += 1;
    else if (distance <= DOUBT) counts.differedNearAnEdge += 1;
    else counts.differed += 1;
  }
}
