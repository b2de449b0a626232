/** The states that are told by colour and shape; the first three are the motions' codes in a frame. */
export const states = ["moving", "idling", "parked", "silent"] as const;
export type VehicleState = (typeof states)[number];
export const stateCodes = { moving: 0, idling: 1, parked: 2, silent: 3 } as const satisfies Record<
  VehicleState,
  number
>;

/** Numbers of every vehicle by its slot; x and y are Mercator 0 … 1, glide times are the page's clock in ms. */
export type FleetColumns = ReturnType<typeof createColumns>;

export function createColumns(size: number) {
  const unknown = () => new Float32Array(size).fill(NaN);
  return {
    fixTime: new Float64Array(size).fill(NaN),
    x: new Float64Array(size).fill(NaN),
    y: new Float64Array(size).fill(NaN),
    lat: new Float64Array(size),
    lon: new Float64Array(size),
    fromX: new Float64Array(size).fill(NaN),
    fromY: new Float64Array(size).fill(NaN),
    glideFrom: new Float64Array(size),
    glideUntil: new Float64Array(size),
    headingDeg: unknown(),
    fromHeadingDeg: unknown(),
    speedMps: unknown(),
    accuracyM: unknown(),
    batteryPercent: unknown(),
    motion: new Uint8Array(size).fill(stateCodes.silent),
    state: new Uint8Array(size).fill(stateCodes.silent),
    isDelayed: new Uint8Array(size),
  };
}
