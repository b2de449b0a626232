export type Store<State> = {
  get(): State;
  change(change: Partial<State>): void;
  subscribe(listener: () => void): () => void;
};

/** One state that screens and the background share; listeners hear of every change after it is made. */
export function createPhoneStore<State>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    change(change) {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
