import "server-only";

const kept = globalThis as typeof globalThis & { cartage?: Map<string, unknown> };

/**
 * What a process has once. Next gives pages and route handlers separate copies of a module, so it is kept on globalThis.
 * A promise that rejects is forgotten, so that the next caller tries again.
 */
export function perProcess<T>(name: string, create: () => T): T {
  kept.cartage ??= new Map();
  const { cartage } = kept;
  if (!cartage.has(name)) {
    const created = create();
    cartage.set(name, created);
    if (created instanceof Promise) created.catch(() => cartage.delete(name));
  }
  return cartage.get(name) as T;
}
