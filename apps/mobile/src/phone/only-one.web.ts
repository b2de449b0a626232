/** Settles when no other tab tracks and sends; two tabs under one device would take the connection from each other. */
export function becomeTheOnlyOne(): Promise<void> {
  if (!navigator.locks) return Promise.resolve();
  return new Promise((resolve) => {
    void navigator.locks.request("cartage-tracking", () => {
      resolve();
      return new Promise<never>(() => {});
    });
  });
}
