import {
  Accuracy,
  ActivityType,
  enableNetworkProviderAsync,
  getForegroundPermissionsAsync,
  hasServicesEnabledAsync,
  hasStartedLocationUpdatesAsync,
  type LocationObject,
  type LocationPermissionResponse,
  requestForegroundPermissionsAsync,
  startLocationUpdatesAsync,
  stopLocationUpdatesAsync,
} from "expo-location";
import { defineTask } from "expo-task-manager";
import { Linking, Platform } from "react-native";
import { toFix } from "./fix.ts";
import type { LocationListener, LocationService } from "./location-service.types.ts";
import type { Permission } from "./tracking-status.ts";

const TASK = "cartage-positions";

let listener: LocationListener | null = null;

// at module scope: the system may start the app without a screen, only to run this
defineTask<{ locations: LocationObject[] } | undefined>(TASK, async ({ data, error }) => {
  if (error || !data) return listener?.failed();
  await listener?.fixes(data.locations.map(toFix).filter((fix) => fix !== null));
});

/**
 * Tracks under the permission "while in use": a shift is switched on by the driver, on the screen, and goes on in the
 * background with a notification (Android) or the location indicator (iOS). Nothing is tracked that nobody sees.
 */
export const locationService: LocationService = {
  canOpenSettings: true,
  isBackgroundCapable: true,
  permission: async () => toPermission(await getForegroundPermissionsAsync()),
  ask: async () => toPermission(await requestForegroundPermissionsAsync()),
  isOn: hasServicesEnabledAsync,
  turnOn: () => (Platform.OS === "android" ? enableNetworkProviderAsync() : Linking.openSettings()),
  openSettings: () => Linking.openSettings(),
  async start(notice) {
    if (await hasStartedLocationUpdatesAsync(TASK)) return;
    await startLocationUpdatesAsync(TASK, {
      accuracy: Accuracy.High,
      timeInterval: 2_000,
      distanceInterval: 0,
      activityType: ActivityType.AutomotiveNavigation,
      pausesUpdatesAutomatically: false,
      showsBackgroundLocationIndicator: true,
      foregroundService: {
        notificationTitle: notice.title,
        notificationBody: notice.body,
        killServiceOnDestroy: false,
      },
    });
  },
  async stop() {
    if (await hasStartedLocationUpdatesAsync(TASK)) await stopLocationUpdatesAsync(TASK);
  },
  listen(next) {
    listener = next;
  },
};

function toPermission({ status, canAskAgain, android, ios }: LocationPermissionResponse): Permission {
  if (status === "undetermined") return "undetermined";
  if (status === "denied") return canAskAgain ? "denied" : "blocked";
  return android?.accuracy === "coarse" || ios?.accuracy === "reduced" ? "approximate" : "granted";
}
