import { z } from "zod";
import { type FoundPlace, type Geocoder, mostFound, toE7 } from "./geocoder.ts";
import { readJson } from "./read-json.ts";

const Properties = z.object({
  name: z.string().optional(),
  housenumber: z.string().optional(),
  street: z.string().optional(),
  city: z.string().optional(),
  country: z.string().optional(),
  type: z.string().optional(),
});
const Answer = z.object({
  features: z.array(
    z.object({ geometry: z.object({ coordinates: z.tuple([z.number(), z.number()]) }), properties: Properties }),
  ),
});

/** Photon's `/api`, which answers GeoJSON (https://github.com/komoot/photon/blob/master/docs/api-v1.md). */
export function createPhoton(url: string): Geocoder {
  return {
    name: "photon",
    async find(text, { language, signal }) {
      const asked = new URL("api", url.endsWith("/") ? url : `${url}/`);
      // Photon knows no Vietnamese: names come as they are called where they stand
      const lang = ["de", "en", "fr"].includes(language) ? language : "default";
      asked.search = new URLSearchParams({ q: text, limit: String(mostFound), lang }).toString();
      const { features } = Answer.parse(await readJson(asked, signal));
      return features.map(({ geometry: { coordinates }, properties }): FoundPlace => {
        const [lon, lat] = coordinates;
        return { name: nameOf(properties), latE7: toE7(lat), lonE7: toE7(lon), precision: precisionOf(properties) };
      });
    },
  };
}

function nameOf({ name, housenumber, street, city, country }: z.infer<typeof Properties>): string {
  const house = [housenumber, street].filter(Boolean).join(" ");
  return [...new Set([name, house, city, country])].filter(Boolean).join(", ");
}

function precisionOf({ type, housenumber }: z.infer<typeof Properties>): FoundPlace["precision"] {
  if (type === "house" || housenumber) return "house";
  return type === "street" ? "street" : "town";
}
