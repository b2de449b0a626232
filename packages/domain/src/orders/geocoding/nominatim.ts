import { z } from "zod";
import { type Geocoder, mostFound, toE7 } from "./geocoder.ts";
import { readJson } from "./read-json.ts";

const degrees = z.coerce.number();
const Answer = z.array(
  z.object({ lat: degrees, lon: degrees, display_name: z.string(), addresstype: z.string().optional() }),
);
const streets = ["road", "street", "highway", "neighbourhood", "quarter", "suburb"];
const houses = ["building", "house", "place", "amenity", "shop", "office", "house_number", "tourism"];

/** Nominatim's `/search` with `format=jsonv2` (https://nominatim.org/release-docs/latest/api/Search/). */
export function createNominatim(url: string): Geocoder {
  return {
    name: "nominatim",
    async find(text, { language, signal }) {
      const asked = new URL("search", url.endsWith("/") ? url : `${url}/`);
      const asks = { q: text, format: "jsonv2", limit: String(mostFound), "accept-language": language };
      asked.search = new URLSearchParams(asks).toString();
      const found = Answer.parse(await readJson(asked, signal));
      return found.map(({ lat, lon, display_name, addresstype = "" }) => ({
        name: display_name,
        latE7: toE7(lat),
        lonE7: toE7(lon),
        precision: houses.includes(addresstype) ? "house" : streets.includes(addresstype) ? "street" : "town",
      }));
    },
  };
}
