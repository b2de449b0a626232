/** Web Mercator (EPSG:3857) on a square of side 1: longitude in degrees to 0 … 1 from west to east. */
export const mercatorX = (lon: number) => lon / 360 + 0.5;

/** Latitude in degrees to 0 … 1 from north to south. */
export function mercatorY(lat: number) {
  const sin = Math.sin((lat * Math.PI) / 180);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
}

export const longitudeOf = (x: number) => (x - 0.5) * 360;

export const latitudeOf = (y: number) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

/** The side of the whole world in CSS pixels at a MapLibre zoom. */
export const worldPx = (zoom: number) => 512 * 2 ** zoom;

const circumferenceM = 40_075_016.686;

/** CSS pixels per metre at a latitude and zoom. */
export const pxPerMetre = (lat: number, zoom: number) =>
  worldPx(zoom) / (circumferenceM * Math.cos((lat * Math.PI) / 180));
