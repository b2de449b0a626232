import { createRandom, normal } from "../harness/random.ts";

type LonLat = [lon: number, lat: number];

const METRES_PER_DEGREE = 111_195;
const TOWNS = 60;

/** A country of towns, as wide as Vietnam is long: most fences and most of the traffic are around the towns. */
export function createCountry(seed: number) {
  const random = createRandom(seed);
  const towns: LonLat[] = Array.from({ length: TOWNS }, () => [103 + random() * 6, 9 + random() * 13]);

  function place(): LonLat {
    const [lon, lat] = towns[Math.floor(random() * TOWNS)] ?? [106, 16];
    return [lon + normal(random) * 0.15, lat + normal(random) * 0.15];
  }

  /** A ring of 8 to 80 corners and 50 m to 3 km, closed; the smaller the more frequent. */
  function ring(): LonLat[] {
    const [lon, lat] = place();
    const reachDeg = (50 * 60 ** random()) / METRES_PER_DEGREE;
    const corners = Math.round(8 * 10 ** random());
    const spokes = Array.from({ length: corners }, () => 0.6 + 0.4 * random());
    const open = spokes.map((spoke, at): LonLat => {
      const angle = (2 * Math.PI * at) / corners;
      return [stored(lon + Math.cos(angle) * spoke * reachDeg), stored(lat + Math.sin(angle) * spoke * reachDeg)];
    });
    return [...open, ...open.slice(0, 1)];
  }

  /** Places of vehicles, each going on for a fix every 10 s at up to 90 km/h, with turns now and then. */
  function drives(vehicles: number, fixes: number): LonLat[][] {
    return Array.from({ length: vehicles }, () => {
      const at = place();
      let heading = random() * 2 * Math.PI;
      return Array.from({ length: fixes }, (): LonLat => {
        if (random() < 0.2) heading += normal(random) * 0.8;
        const stepDeg = (random() * 250) / METRES_PER_DEGREE;
        at[0] += Math.cos(heading) * stepDeg;
        at[1] += Math.sin(heading) * stepDeg;
        return [stored(at[0]), stored(at[1])];
      });
    });
  }

  return { rings: (count: number) => Array.from({ length: count }, ring), drives };
}

/** To the 1e-7° that positions have. */
const stored = (degrees: number) => Math.round(degrees * 1e7) / 1e7;
