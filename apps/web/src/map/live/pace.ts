/** When to draw what goes on changing; see `createPace`. */
export type Pace = {
  changed(): void;
  /** The change does not wait for its turn, only for what is being drawn. */
  changedMuch(): void;
  /** What `draw` began is on the page. */
  drawn(): void;
  stop(): void;
};

/**
 * Draws at most so often: numbers that change faster than they can be read only cost. What is being drawn is not begun anew: on
 * a slow machine, to which the next change comes first, it would never be finished.
 */
export function createPace(everyMs: number, draw: () => void): Pace {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let isDrawing = false;
  const wait = () => {
    waiting ??= setTimeout(begin, everyMs);
  };
  const begin = () => {
    clearTimeout(waiting);
    waiting = undefined;
    if (isDrawing) return wait();
    isDrawing = true;
    draw();
  };
  return {
    changed: wait,
    changedMuch: begin,
    drawn() {
      isDrawing = false;
    },
    stop: () => clearTimeout(waiting),
  };
}
