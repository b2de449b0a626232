/** What the phone's location service says, in SI units; null where it does not know. */
export type Fix = {
  /** Ms since the epoch, by the location service. */
  at: number;
  lat: number;
  lon: number;
  altitudeM: number | null;
  accuracyM: number | null;
  headingDeg: number | null;
  speedMps: number | null;
  /** Whether another app made it up; missing where the platform does not say. */
  isMocked?: boolean;
};

/** The part of the W3C Geolocation API's position that expo-location gives as well. */
type PlatformPosition = {
  timestamp: number;
  coords: {
    latitude: number;
    longitude: number;
    altitude: number | null;
    accuracy: number | null;
    heading: number | null;
    speed: number | null;
  };
  /** Android's alone. */
  mocked?: boolean;
};

/** Reads a platform's position; null when it has no place in it. iOS says −1 for a speed or heading it does not know. */
export function toFix({ timestamp, coords, mocked }: PlatformPosition): Fix | null {
  const { latitude: lat, longitude: lon } = coords;
  if (!isWithin(lat, 90) || !isWithin(lon, 180) || !Number.isFinite(timestamp)) return null;
  return {
    at: Math.round(timestamp),
    lat,
    lon,
    altitudeM: finite(coords.altitude),
    accuracyM: unlessNegative(coords.accuracy),
    headingDeg: unlessNegative(coords.heading),
    speedMps: unlessNegative(coords.speed),
    ...(mocked !== undefined && { isMocked: mocked }),
  };
}

function isWithin(degrees: number, limit: number) {
  return Number.isFinite(degrees) && Math.abs(degrees) <= limit;
}

function finite(value: number | null) {
  return value !== null && Number.isFinite(value) ? value : null;
}

function unlessNegative(value: number | null) {
  const known = finite(value);
  return known !== null && known >= 0 ? known : null;
}
