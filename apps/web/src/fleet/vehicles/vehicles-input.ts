import { ListVehicles, vehicleTypes } from "@cartage/domain/fleet/inputs";
import { createLoader, parseAsArrayOf, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** The address parts that decide what a vehicles list asks for; the same on the server and in the browser. */
export const vehicleFilters = {
  q: parseAsString.withDefault(""),
  sort: parseAsString,
  dir: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
  type: parseAsArrayOf(parseAsStringLiteral(vehicleTypes)).withDefault([]),
  group: parseAsString,
  tag: parseAsArrayOf(parseAsString).withDefault([]),
};

export const loadVehicleFilters = createLoader(vehicleFilters);
type Filters = Awaited<ReturnType<typeof loadVehicleFilters>>;

const sorts = { name: "name", plate: "plate", created: "createdAt", fix: "fixTime" } as const;

/** What to ask the API for these filters; a group that is no id, or tags that are none, are left out, as an unknown column is. */
export function vehiclesInput({ q, sort, dir, type, group, tag }: Filters) {
  const isId = ListVehicles.shape.groupId.safeParse(group ?? undefined).success;
  const areTags = ListVehicles.shape.tags.safeParse(tag).success;
  return {
    limit: 50,
    sort: sort && sort in sorts ? sorts[sort as keyof typeof sorts] : ("name" as const),
    direction: dir,
    ...(q && { search: q }),
    ...(type.length > 0 && { types: type }),
    ...(group && isId && { groupId: group }),
    ...(tag.length > 0 && areTags && { tags: tag }),
  };
}
