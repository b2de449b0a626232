import { toFix } from "./fix.ts";
import type { LocationListener, LocationService } from "./location-service.types.ts";
import type { Permission } from "./tracking-status.ts";

let listener: LocationListener | null = null;
let watch: number | null = null;

/** The browser's own geolocation: only while the page is open. expo-location's web version keeps errors to itself. */
export const locationService: LocationService = {
  canOpenSettings: false,
  isBackgroundCapable: false,
  permission,
  ask: () =>
    new Promise((resolve) => {
      if (!("geolocation" in navigator)) return resolve("blocked");
      navigator.geolocation.getCurrentPosition(
        () => resolve("granted"),
        (error) => resolve(error.code === error.PERMISSION_DENIED ? "blocked" : "granted"),
        { timeout: 20_000 },
      );
    }),
  isOn: async () => "geolocation" in navigator,
  turnOn: async () => {},
  openSettings: async () => {},
  async start() {
    watch ??= navigator.geolocation.watchPosition(
      (position) => {
        const fix = toFix(position);
        if (fix) void listener?.fixes([fix]);
      },
      () => listener?.failed(),
      { enableHighAccuracy: true, maximumAge: 0 },
    );
  },
  async stop() {
    if (watch !== null) navigator.geolocation.clearWatch(watch);
    watch = null;
  },
  listen(next) {
    listener = next;
  },
};

async function permission(): Promise<Permission> {
  // older Safari cannot say, and asks when the position is first needed
  const answer = await navigator.permissions?.query({ name: "geolocation" }).catch(() => null);
  if (answer?.state === "granted") return "granted";
  return answer?.state === "denied" ? "blocked" : "undetermined";
}
