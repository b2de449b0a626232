/** A browser that has not answered by then will not be any quicker for waiting. */
const longestMs = 3_000;

/** What `warm-graphics.worker.ts` found. */
export type Graphics = { areInSoftware: boolean };

/**
 * The first WebGL context of a page starts the browser's graphics process and waits for it: 200 to 900 ms of the
 * page's thread where graphics are drawn in software. A worker waits instead; the map's own context then takes 10 to 40.
 */
export function warmGraphics(): Promise<Graphics> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL("./warm-graphics.worker.ts", import.meta.url), { type: "module" });
    const done = (found: Graphics) => {
      clearTimeout(waiting);
      worker.terminate();
      resolve(found);
    };
    // as slow as software is
    const waiting = setTimeout(() => done({ areInSoftware: true }), longestMs);
    worker.onmessage = ({ data }: MessageEvent<Graphics>) => done(data);
    worker.onerror = () => done({ areInSoftware: false });
  });
}
