const placeList = /^(definition[.]shape[.](?:line|parts[.]\d+[.]\d+))[.](\d+)/;

/**
 * What the server said about places, under the field in which they are typed: with the number of the point, from 1.
 * What it said about the polygon as a whole stands at the first ring.
 */
export function placeErrors(
  fields: Record<string, string>,
  atPoint: (point: number, sentence: string) => string,
): Record<string, string> {
  const told = Object.entries(fields).flatMap(([path, sentence]): [string, string][] => {
    if (path === "definition.shape.parts") return [["definition.shape.parts.0.0", sentence]];
    const [, field, point] = placeList.exec(path) ?? [];
    return field && point ? [[field, atPoint(Number(point) + 1, sentence)]] : [];
  });
  // the first that was said of a field
  return { ...fields, ...Object.fromEntries(told.toReversed()) };
}
