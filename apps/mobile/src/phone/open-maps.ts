import { openURL } from "expo-linking";
import { Platform } from "react-native";

/** Hands a way over to the phone's own maps; in a browser, to a map that every phone has. */
export function openMaps({ lat, lon, name }: { lat: number; lon: number; name: string }): Promise<unknown> {
  const place = `${lat},${lon}`;
  const address = Platform.select({
    ios: `maps://?daddr=${place}&q=${encodeURIComponent(name)}`,
    android: `geo:${place}?q=${place}(${encodeURIComponent(name)})`,
    default: `https://www.google.com/maps/dir/?api=1&destination=${place}`,
  });
  return openURL(address).catch(() => {});
}
