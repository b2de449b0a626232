import { toFix } from "./fix.ts";
import type { LocationListener, LocationService } from "./location-service.types.ts";
import type { Permission } from "./tracking-status.ts";

let listener: LocationListener | null = null;
let watch: { number: number; timer: ReturnType<typeof setInterval> } | null = null;

const STANDING_EVERY_MS = 30_000;

function heard(position: GeolocationPosition) {
  const fix = toFix(position);
  if (fix) void listener?.fixes([fix]);
}

function failed() {
  listener?.failed();
}

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
    if (watch) return;
    const options = { enableHighAccuracy: true, maximumAge: 0 };
    const number = navigator.geolocation.watchPosition(heard, failed, options);
    // a browser that stands still is told nothing more by its watch
    const timer = setInterval(
      () => navigator.geolocation.getCurrentPosition(heard, failed, options),
      STANDING_EVERY_MS,
    );
    watch = { number, timer };
  },
  async stop() {
    if (!watch) return;
    navigator.geolocation.clearWatch(watch.number);
    clearInterval(watch.timer);
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
