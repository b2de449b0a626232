/** Vehicles and distance of the best plan that is known of each instance, from rows `instance,vehicles,distance`. */
export function readBestKnown(text: string): Map<string, { vehicles: number; distance: number }> {
  const [, ...rows] = text.trim().split(/\r?\n/);
  return new Map(
    rows.map((row) => {
      const [name = "", vehicles, distance] = row.split(",");
      return [name, { vehicles: Number(vehicles), distance: Number(distance) }];
    }),
  );
}
