import { deviceKinds, devicePresences } from "@cartage/domain/fleet/inputs";
import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** The address parts that decide what a devices list asks for; the same on the server and in the browser. */
export const deviceFilters = {
  q: parseAsString.withDefault(""),
  sort: parseAsString,
  dir: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
  kind: parseAsStringLiteral(deviceKinds),
  connection: parseAsStringLiteral(devicePresences),
};

export const loadDeviceFilters = createLoader(deviceFilters);

const sorts = { name: "name", message: "lastMessageAt" } as const;

/** What to ask the API for these filters. */
export function devicesInput({ q, sort, dir, kind, connection }: Awaited<ReturnType<typeof loadDeviceFilters>>) {
  return {
    limit: 50,
    sort: sort && sort in sorts ? sorts[sort as keyof typeof sorts] : ("name" as const),
    direction: dir,
    ...(q && { search: q }),
    ...(kind && { kind }),
    ...(connection && { presence: connection }),
  };
}
