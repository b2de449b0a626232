/** Loopback only, and gone after the run. */
export const PASSWORD = "cartage";

export type RoleUrls = Record<"owner" | "app" | "ingest" | "platform" | "dbos" | "superuser", string>;

/** One database as each of its roles reaches it. */
export function roleUrls(superuserUrl: string, database: string): RoleUrls {
  const as = (user: string) => {
    const url = new URL(superuserUrl);
    url.pathname = `/${database}`;
    if (user !== url.username) Object.assign(url, { username: user, password: PASSWORD });
    return url.href;
  };
  return {
    owner: as("cartage_owner"),
    app: as("cartage_app"),
    ingest: as("cartage_ingest"),
    platform: as("cartage_platform"),
    dbos: as("cartage_dbos"),
    superuser: as(new URL(superuserUrl).username),
  };
}
