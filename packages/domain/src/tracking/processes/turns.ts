/**
 * One work after the other: two transactions that touch the same devices would wait for each other, or deadlock. With
 * `failsTogether`, what waits behind a work that fails is not begun.
 */
export function createTurns({ failsTogether = false } = {}) {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const overtakes = (): Promise<T> => Promise.reject(new Error("What came before is not stored yet."));
    const mine = last.then(work, failsTogether ? overtakes : work);
    last = mine;
    const free = () => {
      if (last === mine) last = Promise.resolve();
    };
    mine.catch(free);
    return mine;
  };
}
