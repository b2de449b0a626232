/** The API, each of whose calls is announced and waits for what that does. */
export function announced<T extends object>(api: T, announce: () => Promise<void>): T {
  return new Proxy(api, {
    get: (inner, name) => announced(Object(Reflect.get(inner, name)), announce),
    async apply(inner, _, given) {
      await announce();
      if (typeof inner !== "function") throw new Error("A router is no procedure.");
      return Reflect.apply(inner, undefined, given);
    },
  });
}
