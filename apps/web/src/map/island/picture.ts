import type { LngLat, Map as MapLibreMap, Point } from "maplibre-gl";

/** Where the picture on the page looks: its centre, the zoom, and where the centre lies, in CSS pixels of the map. */
export type PictureView = { center: LngLat; zoom: number; at: Point };

type Beside = { view: PictureView; drawn: Set<() => void> };

const besides = new WeakMap<MapLibreMap, Beside>();

/** Where the picture on the page looks, which is where the map looked when it was drawn. */
export const pictureView = (map: MapLibreMap): PictureView => besides.get(map)?.view ?? viewOf(map);

/** Runs with each new picture, so that what lies over the map moves as one with it; gives a way to have it not run. */
export function onPicture(map: MapLibreMap, run: () => void): () => void {
  const beside = besides.get(map);
  if (!beside) {
    const listening = map.on("render", run);
    return () => listening.unsubscribe();
  }
  beside.drawn.add(run);
  return () => void beside.drawn.delete(run);
}

/** A graphics process that has not said by then that it has drawn is waited for. */
const longestMs = 2_000;

/**
 * Has the map drawn beside the page's thread where graphics are drawn in software. There a browser reads each picture out of
 * MapLibre's canvas on that thread, and waits for it to be drawn: 50 to 300 ms a frame. MapLibre's canvas is not shown here; it is
 * copied to one that is, once it has been drawn, and until then MapLibre begins no other frame.
 */
export function drawBeside(map: MapLibreMap) {
  const hidden = map.getCanvas();
  const shown = document.createElement("canvas");
  const pen = shown.getContext("2d");
  if (!pen) return;
  const beside: Beside = { view: viewOf(map), drawn: new Set() };
  besides.set(map, beside);
  shown.className = "cartage-picture";
  hidden.classList.add("is-hidden");
  hidden.after(shown);

  type Drawing = { fence: WebGLSync | null; view: PictureView; since: number };
  let drawing: Drawing | null = null;
  let isAnotherWanted = false;
  const render = map._render.bind(map);
  map._render = (at) => {
    if (!drawing) return render(at);
    isAnotherWanted = true;
    return map;
  };
  map.on("render", () => {
    const { gl } = map.painter.context;
    drawing = { fence: gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0), view: viewOf(map), since: performance.now() };
    gl.flush();
    requestAnimationFrame(look);
  });
  // which empties the canvas: what is drawn there is not looked at any more
  map.on("resize", forget);
  map.on("webglcontextlost", forget);
  map.on("remove", forget);

  function forget() {
    drawing = null;
  }

  function look() {
    if (!drawing) return;
    const { gl } = map.painter.context;
    const looked = drawing;
    const isDrawn = !looked.fence || gl.getSyncParameter(looked.fence, gl.SYNC_STATUS) === gl.SIGNALED;
    if (!isDrawn && performance.now() - looked.since < longestMs) requestAnimationFrame(look);
    // not in the frame, which has other things to draw
    else setTimeout(() => show(looked));
  }

  function show(drawn: Drawing) {
    if (drawing !== drawn) return;
    drawing = null;
    map.painter.context.gl.deleteSync(drawn.fence);
    copy();
    beside.view = drawn.view;
    for (const run of beside.drawn) run();
    if (isAnotherWanted) map.triggerRepaint();
    isAnotherWanted = false;
  }

  function copy() {
    if (shown.width !== hidden.width || shown.height !== hidden.height) {
      shown.width = hidden.width;
      shown.height = hidden.height;
    }
    // nothing of the picture before shines through
    if (pen) pen.globalCompositeOperation = "copy";
    pen?.drawImage(hidden, 0, 0);
  }
}

function viewOf(map: MapLibreMap): PictureView {
  const center = map.getCenter();
  return { center, zoom: map.getZoom(), at: map.project(center) };
}
