import { env, isDevelopment } from "../env.ts";
import { mapSources } from "../map/sources.ts";

/** What a page may load: itself, scripts with this request's nonce, and the street maps a person may choose. */
export function contentSecurityPolicy(nonce: string): string {
  const maps = mapSources(env()).origins.join(" ");
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // Next's own development tools write inline styles
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: blob: ${maps}`,
    "font-src 'self'",
    `connect-src 'self' ${maps}${isDevelopment ? " ws:" : ""}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
