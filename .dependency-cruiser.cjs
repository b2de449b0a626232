// docs/architecture.md's table of who may import whom, as errors. tooling/start/src/boundaries.test.ts breaks every
// rule once, so that none of them can rot into one that never fires.

const OURS = "^(apps|packages|tooling|tests|benches|ops)/";
// planning, with what lays a day for it, and ETA are numbers in, numbers out, and run in threads and browsers as well
const PURE =
  "^packages/domain/src/(.*(inputs|rules|permissions|states)|routes/(planning|eta)/[^/]+|routes/day/(day|places|lay-problem))[.]ts$";
const TESTS = "[.](test|arbitrary)[.]tsx?$";

/** What each package may import of ours besides itself, as patterns of paths. */
const MAY_IMPORT = {
  "packages/telemetry": [],
  "packages/observability": [],
  "packages/ui": [],
  "packages/messages": [],
  "packages/db": [],
  "packages/domain": ["^packages/(db|telemetry)/"],
  "packages/auth": ["^packages/(domain|db)/"],
  "packages/api": ["^packages/(domain|auth|telemetry|recordings|messages|observability)/"],
  "packages/client": ["^packages/(telemetry|api)/"],
  "packages/recordings": ["^packages/telemetry/"],
  "packages/simulator": ["^packages/(telemetry|recordings)/"],
  "packages/local": ["^packages/telemetry/"],
  "packages/testing": ["^packages/"],
  "apps/web": [
    "^packages/(api|auth|client|ui|messages|telemetry|observability)/",
    PURE,
    "^packages/db/src/client[.]ts$",
    // reads XML in the browser too: files of geofences
    "^packages/recordings/src/(parse-json|read-xml|recording)[.]ts$",
  ],
  "apps/mobile": ["^packages/(client|messages|telemetry|api)/", "^packages/ui/src/tokens[.]ts$", PURE],
  "apps/worker": ["^packages/(domain|auth|telemetry|messages|observability|api)/", "^packages/db/src/client[.]ts$"],
  "apps/jobs": [
    "^packages/(domain|auth|telemetry|recordings|messages|observability|api)/",
    "^packages/db/src/client[.]ts$",
  ],
};

/** The only files outside db that open a connection. */
const OPENS_CONNECTIONS = "^apps/(worker|jobs)/src/main[.]ts$|^apps/web/src/server/[^/]+[.]ts$";

const rows = Object.entries(MAY_IMPORT).map(([home, allowed]) => ({
  name: `${home.replace("/", "-")}-imports`,
  comment: `${home} may import of ours only what architecture.md's table names`,
  severity: "error",
  from: { path: `^${home}/` },
  to: { path: OURS, pathNot: [`^${home}/`, "^tooling/typescript/", ...allowed] },
}));

module.exports = {
  forbidden: [
    ...rows,
    {
      name: "api-as-type-only",
      comment: "client and mobile know the API by its types: its code stays on the server",
      severity: "error",
      from: { path: "^(packages/client|apps/mobile)/" },
      to: { path: "^packages/api/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "maplibre-once",
      comment: "loadMapLibre() fetches it as a module of its own; imported as usual it is bundled a second time.",
      severity: "error",
      from: { path: "^apps/web/src/" },
      to: { path: "node_modules/maplibre-gl/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "links-ask-when-meant",
      comment: "Next's link asks for its page as soon as it is in sight; the app's own does when it is pointed at.",
      severity: "error",
      from: { path: "^apps/web/src/", pathNot: "^apps/web/src/shell/link\\.tsx$" },
      to: { path: "node_modules/next/link\\.", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "domain-pure-files",
      comment:
        "inputs, rules, permissions, states, routes/planning, routes/eta and how a day is laid for planning run in browsers and phones too: zod, telemetry and each other only",
      severity: "error",
      from: { path: PURE, pathNot: TESTS },
      to: { pathNot: [PURE, "^packages/telemetry/", "(^|/)node_modules/zod/"] },
    },
    {
      name: "telemetry-runs-anywhere",
      comment: "the wire is pure: zod and nothing else",
      severity: "error",
      from: { path: "^packages/telemetry/src/", pathNot: TESTS },
      to: { pathNot: ["^packages/telemetry/", "(^|/)node_modules/zod/"] },
    },
    {
      name: "database-client-in-composition-roots",
      comment: "an app opens its connections in one place and passes them on",
      severity: "error",
      from: { path: "^apps/", pathNot: OPENS_CONNECTIONS },
      to: { path: "^packages/db/" },
    },
    {
      name: "sql-in-db-and-domain",
      comment:
        "drizzle-orm and postgres appear in db, domain and testing (and the composition roots that measure and set up)",
      severity: "error",
      from: { path: "^(apps|packages)/", pathNot: "^packages/(db|domain|testing)/" },
      to: { path: "(^|/)node_modules/(drizzle-orm|postgres)/" },
    },
    {
      name: "queries-never-decide",
      comment: "a query reads: it imports neither commands nor processes",
      severity: "error",
      from: { path: "^packages/domain/src/[^/]+/queries/" },
      to: { path: "^packages/domain/src/[^/]+/(commands|processes)/" },
    },
    {
      name: "commands-stand-alone",
      comment: "a command is one transaction: what joins several is a process",
      severity: "error",
      from: { path: "^packages/domain/src/[^/]+/commands/([^/]+)[.]ts$", pathNot: TESTS },
      to: { path: "^packages/domain/src/[^/]+/(commands|processes)/" },
    },
    {
      name: "testing-in-tests-only",
      comment: "factories and test servers are for tests and benches",
      severity: "error",
      from: { pathNot: "^(tests|benches|packages/testing)/" },
      to: { path: "^packages/testing/" },
    },
    {
      name: "no-cycles",
      comment: "a cycle has no first file to read",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "by-package-name",
      comment: "another package is imported by its name, never by a path through its folders",
      severity: "error",
      from: { path: "^(apps|packages|tooling)/([^/]+)/" },
      to: { path: OURS, pathNot: "^$1/$2/", dependencyTypes: ["local"] },
    },
    {
      name: "by-package-name-in-tests",
      comment: "the same for the packages at the top",
      severity: "error",
      from: { path: "^(tests|benches|ops)/" },
      to: { path: OURS, pathNot: "^$1/", dependencyTypes: ["local"] },
    },
    {
      name: "resolvable",
      comment: "what cannot be resolved cannot be judged",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "declared",
      comment: "a package declares what it imports in its own package.json",
      severity: "error",
      from: { path: OURS },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "production-dependencies",
      comment: "what runs in production stands under dependencies: images leave the others out",
      severity: "error",
      from: { path: "^(apps|packages)/[^/]+/src/", pathNot: TESTS },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)([.]next|[.]expo|dist|coverage|[.]turbo)/" },
    tsPreCompilationDeps: true,
    detectJSDocImports: false,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["types", "import", "react-native", "node", "default", "require"],
      extensions: [".ts", ".tsx", ".mts", ".mjs", ".js", ".jsx", ".cjs", ".json", ".css", ".d.ts"],
      mainFields: ["module", "main", "types"],
    },
  },
};
