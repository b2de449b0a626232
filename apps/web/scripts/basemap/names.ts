import type { Feature, FeatureCollection, Point, Position } from "geojson";
import polylabel from "polylabel";
import type { Country } from "./outlines.ts";

type CountryName = { name: string; name_vi: string; minzoom: number; rank: number };
type OceanName = { name: string; name_vi: string };

const english = new Intl.DisplayNames("en", { type: "region", style: "short" });
const vietnamese = new Intl.DisplayNames("vi", { type: "region", style: "short" });

/** A name for each country, inside its largest part, in both languages by CLDR; larger countries are named earlier. */
export function nameCountries(countries: Country[]): FeatureCollection<Point, CountryName> {
  return {
    type: "FeatureCollection",
    features: countries.flatMap((country): Feature<Point, CountryName>[] => {
      const rings = largestPolygon(country);
      const code = regionOf(country.id);
      if (!rings || !code) return [];
      const areaDeg2 = areaOf(rings[0] ?? []);
      const [lon, lat] = polylabel(rings, 0.1);
      return [
        {
          type: "Feature",
          geometry: { type: "Point", coordinates: [lon, lat] },
          properties: {
            name: english.of(code) ?? country.properties.name,
            name_vi: vietnamese.of(code) ?? country.properties.name,
            minzoom: zoomFor(areaDeg2),
            rank: Math.round(100 - 10 * Math.log10(areaDeg2 + 0.001)),
          },
        },
      ];
    }),
  };
}

/** The oceans, whose names nobody disputes; the lesser seas stay unnamed. */
export const oceanNames: FeatureCollection<Point, OceanName> = {
  type: "FeatureCollection",
  features: (
    [
      [-150, 12, "Pacific Ocean", "Thái Bình Dương"],
      [165, 22, "Pacific Ocean", "Thái Bình Dương"],
      [-38, 28, "Atlantic Ocean", "Đại Tây Dương"],
      [-15, -25, "Atlantic Ocean", "Đại Tây Dương"],
      [78, -18, "Indian Ocean", "Ấn Độ Dương"],
      [-5, 81, "Arctic Ocean", "Bắc Băng Dương"],
      [40, -62, "Southern Ocean", "Nam Đại Dương"],
    ] as const
  ).map(([lon, lat, name, name_vi]) => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: [lon, lat] },
    properties: { name, name_vi },
  })),
};

/** CLDR knows a country's ISO 3166-1 number ("704") as an alias of its letters ("VN"). */
function regionOf(id: Country["id"]) {
  if (id === undefined || !/^\d{3}$/.test(String(id))) return null;
  const region = Intl.getCanonicalLocales(`und-${id}`)[0]?.slice("und-".length);
  return region && /^[A-Z]{2}$/.test(region) ? region : null;
}

function largestPolygon({ geometry }: Country): Position[][] | undefined {
  if (geometry.type === "Polygon") return geometry.coordinates;
  if (geometry.type !== "MultiPolygon") return undefined;
  return geometry.coordinates.toSorted((a, b) => areaOf(b[0] ?? []) - areaOf(a[0] ?? []))[0];
}

/** Shoelace formula, in square degrees: enough to compare sizes. */
function areaOf(ring: Position[]) {
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [x0 = 0, y0 = 0] = ring[i - 1] ?? [];
    const [x1 = 0, y1 = 0] = ring[i] ?? [];
    twice += x0 * y1 - x1 * y0;
  }
  return Math.abs(twice) / 2;
}

function zoomFor(areaDeg2: number) {
  if (areaDeg2 > 300) return 1;
  if (areaDeg2 > 60) return 2;
  if (areaDeg2 > 15) return 3;
  return areaDeg2 > 3 ? 4 : 5;
}
