/** x and y in points, and ms since the first touch. */
export type Point = [number, number, number];

/** Nearer than this to the point before, a point says nothing new; in points. */
const LEAST_STEP = 2;
const MOST_POINTS = 2_000;

/** Strokes with one point more, in a stroke of its own or at the end of the last; null where it adds nothing. */
export function lengthen(strokes: readonly Point[][], point: Point, isNew: boolean): Point[][] | null {
  const [x, y, at] = point;
  const rounded: Point = [Math.round(x), Math.round(y), Math.max(0, Math.round(at))];
  const last = strokes.at(-1);
  if (isNew || !last) return strokes.length >= 500 ? null : [...strokes, [rounded]];
  const before = last.at(-1);
  const isFar = !before || Math.hypot(rounded[0] - before[0], rounded[1] - before[1]) >= LEAST_STEP;
  return isFar && last.length < MOST_POINTS ? [...strokes.slice(0, -1), [...last, rounded]] : null;
}

/** Each step of the strokes as a bar: its middle, how long it is, and how it is turned. */
export function segmentsOf(strokes: readonly Point[][]) {
  return strokes.flatMap((stroke, number) =>
    stroke.slice(1).map(([x, y], at) => {
      const [fromX, fromY] = stroke[at] ?? [x, y];
      return {
        key: `${number} ${at}`,
        x: (x + fromX) / 2,
        y: (y + fromY) / 2,
        // bars overlap a little, so that bends have no gaps
        length: Math.hypot(x - fromX, y - fromY) + 2,
        angle: Math.atan2(y - fromY, x - fromX),
      };
    }),
  );
}
