import { env, isDevelopment } from "../env.ts";

const openFreeMap = "https://tiles.openfreemap.org";

/** What a page may load: itself, scripts with this request's nonce, and the street maps a person may choose. */
export function contentSecurityPolicy(nonce: string): string {
  const style = env().MAP_STYLE_URL;
  const maps = [openFreeMap, ...(style ? [new URL(style).origin] : [])].join(" ");
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' 'nonce-${nonce}'`,
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
