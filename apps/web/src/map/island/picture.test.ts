import type { Map as MapLibreMap } from "maplibre-gl";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { drawBeside, onPicture, pictureView } from "./picture.ts";

/** What of a map is used, with frames that are drawn when the test says so. */
function createMap() {
  const heard = new Map<string, (() => void)[]>();
  const fire = (event: string) => {
    for (const run of heard.get(event) ?? []) run();
  };
  const graphics = { isDrawn: false, lon: 0, rendered: 0, wanted: 0 };
  const gl = {
    SIGNALED: 1,
    fenceSync: () => ({}),
    flush() {},
    deleteSync() {},
    getSyncParameter: () => (graphics.isDrawn ? 1 : 0),
  };
  const map = {
    painter: { context: { gl } },
    getCanvas: () => ({ width: 8, height: 4, classList: { add() {} }, after() {} }),
    getCenter: () => ({ lng: graphics.lon, lat: 0 }),
    getZoom: () => 3,
    project: () => ({ x: 4, y: 2 }),
    on: (event: string, run: () => void) => heard.set(event, [...(heard.get(event) ?? []), run]),
    triggerRepaint() {
      graphics.wanted += 1;
    },
    _render() {
      graphics.rendered += 1;
      fire("render");
    },
  };
  return { map: map as unknown as MapLibreMap, graphics, fire };
}

let frames: (() => void)[] = [];
let tasks: (() => void)[] = [];
/** The next frame, and what it leaves for after it. */
const nextFrame = () => {
  for (const run of frames.splice(0)) run();
  for (const run of tasks.splice(0)) run();
};
const copied = vi.fn();

beforeEach(() => {
  frames = [];
  tasks = [];
  copied.mockReset();
  vi.stubGlobal("requestAnimationFrame", (run: () => void) => frames.push(run));
  vi.stubGlobal("setTimeout", (run: () => void) => tasks.push(run));
  const createElement = () => ({ getContext: () => ({ drawImage: copied }) });
  vi.stubGlobal("document", { createElement });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("a picture is shown once it is drawn, with where the map looked then, and no other frame begins before", () => {
  const { map, graphics } = createMap();
  drawBeside(map);
  const seen: number[] = [];
  onPicture(map, () => seen.push(pictureView(map).center.lng));
  map._render(0);
  graphics.lon = 10;
  map._render(0);
  nextFrame();
  expect(graphics.rendered).toBe(1);
  expect(copied).not.toHaveBeenCalled();
  graphics.isDrawn = true;
  nextFrame();
  expect(copied).toHaveBeenCalledTimes(1);
  expect(seen).toEqual([0]);
  expect(graphics.wanted).toBe(1);
  map._render(0);
  nextFrame();
  expect(seen).toEqual([0, 10]);
  // at rest nothing more is asked for
  expect(graphics.wanted).toBe(1);
  expect([...frames, ...tasks]).toEqual([]);
});

test("what a resize empties is not shown, and the frame that follows it begins at once", () => {
  const { map, graphics, fire } = createMap();
  drawBeside(map);
  map._render(0);
  fire("resize");
  map._render(0);
  expect(graphics.rendered).toBe(2);
  graphics.isDrawn = true;
  nextFrame();
  expect(copied).toHaveBeenCalledTimes(1);
});

test("graphics that never say that they have drawn are waited for", () => {
  const now = vi.spyOn(performance, "now").mockReturnValue(0);
  const { map } = createMap();
  drawBeside(map);
  map._render(0);
  nextFrame();
  expect(copied).not.toHaveBeenCalled();
  now.mockReturnValue(2_000);
  nextFrame();
  expect(copied).toHaveBeenCalledTimes(1);
});

test("where nothing is drawn beside, a picture is each of the map's own frames, and stands where the map looks", () => {
  const { map, graphics, fire } = createMap();
  const unsubscribe = vi.fn();
  const on = map.on.bind(map);
  map.on = ((event: "render", run: () => void) => {
    on(event, run);
    return { unsubscribe };
  }) as unknown as typeof map.on;
  const drawn = vi.fn();
  const stop = onPicture(map, drawn);
  graphics.lon = 7;
  fire("render");
  expect(drawn).toHaveBeenCalledTimes(1);
  expect(pictureView(map).center.lng).toBe(7);
  stop();
  expect(unsubscribe).toHaveBeenCalled();
});
