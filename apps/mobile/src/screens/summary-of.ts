/** What a route is, in a line. */
export function summaryOf(
  { vehicle, stops, distanceM }: { vehicle: string; stops: readonly unknown[]; distanceM: number },
  time: string,
) {
  return { vehicle, stops: stops.length, distanceKm: Math.round(distanceM / 1_000), time };
}
